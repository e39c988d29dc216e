"""Users that fixtures put in."""

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from core.app import app
from core.database import Base, SessionLocal, get_db
from core.models import User


@pytest.fixture
def users():
    """A session with a user in it."""
    session = SessionLocal()
    try:
        session.add(User(email="seed@example.com"))
        session.commit()
        yield session
    finally:
        session.close()


@pytest.fixture
def client():
    engine = create_engine("sqlite:///seeds.db")
    Base.metadata.create_all(bind=engine)
    factory = sessionmaker(bind=engine)

    def override():
        db = factory()
        try:
            yield db
        finally:
            db.close()

    app.dependency_overrides[get_db] = override
    yield app
    app.dependency_overrides.clear()


class TestSeeds:
    @pytest.fixture(autouse=True)
    def open_session(self):
        self.db = SessionLocal()
        yield
        self.db.rollback()
        self.db.close()

    def test_count(self):
        assert self.db.query(User).count() == 0


def test_seed(users):
    assert users.query(User).count() == 1


def test_override(client):
    (session,) = client.dependency_overrides[get_db]()
    assert session.query(User).count() == 0
