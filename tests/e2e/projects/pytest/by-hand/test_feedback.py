"""Tests for feedback."""

import pytest
from sqlalchemy.exc import IntegrityError

from core.models import Feedback, User

# ============================================================================
# Fixtures
# ============================================================================

@pytest.fixture
def user(db_session):
    """Create a user."""
    user = User(email="ada@example.com")
    db_session.add(user)
    db_session.commit()
    yield user
    db_session.rollback()


class TestFeedback:
    """Feedback of one user."""

    def test_stores_feedback(self, db_session, user):
        db_session.add(Feedback(user_id=user.id, text="grüße 🎉")); db_session.commit()
        assert [row.text for row in db_session.query(Feedback)] == ["grüße 🎉"]

    def test_keeps_emails_unique(self, db_session, user):
        with pytest.raises(IntegrityError):
            db_session.add(User(email=user.email))
            db_session.commit()


@pytest.mark.usefixtures("db_session", "user")
def test_starts_without_feedback(request):
    assert request.getfixturevalue("db_session").query(Feedback).count() == 0
