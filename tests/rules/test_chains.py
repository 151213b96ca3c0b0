"""The shortest chain, held against networkx."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from netcrm.rules.chains import shortest

PEOPLE = st.integers(1, 12)
GRAPHS = st.lists(st.tuples(PEOPLE, PEOPLE), max_size=30)


def drawn(edges: list[tuple[int, int]]) -> Any:
    graph = nx.Graph()
    graph.add_nodes_from(range(1, 13))
    graph.add_edges_from(edges)
    return graph


def all_shortest(graph: Any, begin: set[int], goals: set[int]) -> list[list[int]]:
    """All the shortest chains from any of ``begin`` to any of ``goals``, from a node before all."""
    ended = graph.copy()
    ended.add_edges_from(("me", one) for one in begin)
    ended.add_edges_from((one, "there") for one in goals)
    # Nobody is passed through "there", and nobody comes back to me: neither is on a shortest way.
    try:
        return [way[1:-1] for way in nx.all_shortest_paths(ended, "me", "there")]
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return []


@given(GRAPHS, st.sets(PEOPLE), st.sets(PEOPLE), st.permutations(range(1, 13)))
def test_it_is_the_first_of_all_shortest_chains(
    edges: list[tuple[int, int]], begin: set[int], goals: set[int], order: list[int]
) -> None:
    graph = drawn(edges)
    rank = order.index
    every = all_shortest(graph, begin, goals)
    expected = min(every, key=lambda chain: [rank(one) for one in chain], default=[])
    assert shortest(begin, graph.neighbors, goals, rank) == expected


def test_a_random_graph_of_many_people() -> None:
    graph = nx.gnm_random_graph(2_000, 3_000, seed=7)
    begin, goals = set(range(5)), {1_999}
    found = shortest(begin, graph.neighbors, goals, int)
    (length,) = {len(way) for way in all_shortest(graph, begin, goals)}
    assert len(found) == length > 3
    assert all(graph.has_edge(one, other) for one, other in pairwise(found))
    assert found == min(all_shortest(graph, begin, goals))


def test_nobody_to_begin_with_and_nobody_to_reach() -> None:
    assert shortest([], lambda _one: [], {1}, int) == []
    assert shortest([1], lambda _one: [], set(), int) == []
    assert shortest([2, 1], lambda _one: [], {1, 2}, int) == [1]
