"""Users, through unittest."""

import unittest
import pytest
from unittest.mock import patch

from core.models import User


class UserTest(unittest.TestCase):
    @pytest.fixture(autouse=True)
    def take_db_session(self, db_session):
        self.db = db_session

    def setUp(self):
        # One user to begin with
        self.user = User(email="unittest@example.com")
        self.db.add(self.user)
        self.db.commit()

    @patch("core.models.User.__repr__", lambda user: "user")
    def test_user_is_there(self):
        self.assertEqual([user.email for user in self.db.query(User)], ["unittest@example.com"])

    def test_user_has_an_id(self):
        self.assertIsNotNone(self.user.id)


if __name__ == "__main__":
    raise SystemExit(pytest.main([__file__]))
