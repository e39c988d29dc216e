"""Tests for feedback."""

import pytest
from sqlalchemy.exc import IntegrityError

from core.database import SessionLocal
from core.models import Feedback, User

# ============================================================================
# Fixtures
# ============================================================================

@pytest.fixture
def db():
    """Create a test database session."""
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()


@pytest.fixture
def user(db):
    """Create a user."""
    user = User(email="ada@example.com")
    db.add(user)
    db.commit()
    yield user
    db.rollback()


class TestFeedback:
    """Feedback of one user."""

    def test_stores_feedback(self, db, user):
        db.add(Feedback(user_id=user.id, text="grüße 🎉")); db.commit()
        assert [row.text for row in db.query(Feedback)] == ["grüße 🎉"]

    def test_keeps_emails_unique(self, db, user):
        with pytest.raises(IntegrityError):
            db.add(User(email=user.email))
            db.commit()


@pytest.mark.usefixtures("db", "user")
def test_starts_without_feedback(request):
    assert request.getfixturevalue("db").query(Feedback).count() == 0
