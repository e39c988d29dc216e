"""Tests for the health of agents."""

import pytest
from sqlalchemy.orm import Session

from core.models import (
    Heartbeat,
)


@pytest.fixture
def heartbeat(db_session: Session):
    """Store a heartbeat."""
    heartbeat = Heartbeat(agent="scout")
    db_session.add(heartbeat)
    db_session.commit()
    return heartbeat


def test_stores_a_heartbeat(db_session, heartbeat):
    assert db_session.query(Heartbeat).one().agent == "scout"


def test_starts_without_heartbeats(db_session):
    assert db_session.query(Heartbeat).count() == 0
