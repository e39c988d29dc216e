"""Sets the application's own database up: python3 -m core.setup"""

from core.database import Base, SessionLocal, engine
from core.models import User

Base.metadata.create_all(engine)
with SessionLocal() as session:
    session.add(User(email="ada@example.com"))
    session.commit()
