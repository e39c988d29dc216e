from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, String, func

from core.database import Base


class User(Base):
    __tablename__ = "users"

    id = Column(Integer, primary_key=True)
    email = Column(String, unique=True, nullable=False)


class Feedback(Base):
    __tablename__ = "feedback"

    id = Column(Integer, primary_key=True)
    user_id = Column(Integer, ForeignKey("users.id"), nullable=False)
    text = Column(String, nullable=False)


class Heartbeat(Base):
    __tablename__ = "heartbeats"

    id = Column(Integer, primary_key=True)
    agent = Column(String, nullable=False)
    at = Column(DateTime, server_default=func.now())


recent_heartbeats = Index("ix_heartbeats_at", Heartbeat.at)
