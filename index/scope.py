"""All words somewhere in one document, instead of in one passage."""

from index.engine import And, Documents, Engine, Node, Or
from index.plan import Planner
from index.query import AllOf, AnyOf, QueryNode, Quote, Without, Word, words_of


def match_in_documents(planner: Planner, engine: Engine) -> Node:
    """The passages to choose from in the documents where the whole query is true.

    Those with any of its words; in a document that is true without one of them (``-word``, ``speaker:`` …) all.
    """
    if isinstance(planner.query.root, Word | Quote):
        return planner.node(planner.query.root)
    digests = true_documents(planner, engine)
    words = words_of(planner.query.root)
    worded = frozenset[str]().union(*(_documents(word, planner, engine) for word in words)) & digests
    any_word = Or(tuple(planner.node(word) for word in words))
    return Or((And((Documents(worded), any_word)), Documents(digests - worded)))


def true_documents(planner: Planner, engine: Engine) -> frozenset[str]:
    """The documents where the whole query is true."""
    return _documents(planner.query.root, planner, engine)


def _documents(node: QueryNode, planner: Planner, engine: Engine) -> frozenset[str]:
    match node:
        case AllOf():
            return frozenset.intersection(*(_documents(child, planner, engine) for child in node.children))
        case AnyOf():
            return frozenset[str]().union(*(_documents(child, planner, engine) for child in node.children))
        case Without():
            return planner.store.published() - _documents(node.child, planner, engine)
        case _:
            return engine.documents(planner.published(planner.node(node)))
