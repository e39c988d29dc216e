"""Users that fixtures put in."""

import pytest

from core.app import app
from core.database import get_db
from core.models import User


@pytest.fixture
def users(db_session):
    """A session with a user in it."""
    db_session.add(User(email="seed@example.com"))
    db_session.commit()
    yield db_session


@pytest.fixture
def client(db_session):
    def override():
        yield db_session

    app.dependency_overrides[get_db] = override
    yield app
    app.dependency_overrides.clear()


class TestSeeds:
    @pytest.fixture(autouse=True)
    def open_session(self, db_session):
        self.db = db_session
        yield
        self.db.rollback()

    def test_count(self):
        assert self.db.query(User).count() == 0


def test_seed(users):
    assert users.query(User).count() == 1


def test_override(client):
    (session,) = client.dependency_overrides[get_db]()
    assert session.query(User).count() == 0
