"""Users, through unittest."""

import unittest
from unittest.mock import patch

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from core.database import Base
from core.models import User


class UserTest(unittest.TestCase):
    def setUp(self):
        self.engine = create_engine("sqlite:///unittest.db")
        Base.metadata.create_all(self.engine)
        self.Session = sessionmaker(bind=self.engine)
        self.db = self.Session()

        # One user to begin with
        self.user = User(email="unittest@example.com")
        self.db.add(self.user)
        self.db.commit()

    def tearDown(self):
        self.db.close()
        self.engine.dispose()

    @patch("core.models.User.__repr__", lambda user: "user")
    def test_user_is_there(self):
        self.assertEqual([user.email for user in self.db.query(User)], ["unittest@example.com"])

    def test_user_has_an_id(self):
        self.assertIsNotNone(self.user.id)


if __name__ == "__main__":
    unittest.main()
