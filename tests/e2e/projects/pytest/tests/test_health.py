"""Tests for the health of agents."""

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import StaticPool

from core.models import (
    Base,
    Heartbeat,
    recent_heartbeats,
)

# Use in-memory database for tests
SQLALCHEMY_TEST_DATABASE_URL = "sqlite:///:memory:"
engine = create_engine(
    SQLALCHEMY_TEST_DATABASE_URL, connect_args={"check_same_thread": False}, poolclass=StaticPool
)
TestingSessionLocal = sessionmaker(autocommit=False, autoflush=False, bind=engine)


@pytest.fixture
def db_session():
    """Create test database session"""
    Base.metadata.create_all(bind=engine)
    recent_heartbeats.create(bind=engine)
    db = TestingSessionLocal()
    try:
        yield db
    finally:
        db.close()
        Base.metadata.drop_all(bind=engine)


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
