"""Tokens into a drawing. Braces are kept on a list, so that no nesting can exhaust the stack."""

import html

from app.imports.dot.cursor import MOST_PROBLEMS, Cursor
from app.imports.dot.drawing import Drawing, DrawnEdge, DrawnNode, Scope, Written
from app.language.problem import LineError, ParseError, ParseProblem, Span

DEEPEST = 32
# The keywords at the end of an arrow: none, or that of a part of the graph.
END_WORDS = (None, "subgraph")


def parse(text: str, most_edges: int) -> Drawing:
    """What `text` draws, or a ParseError listing every fault of its form."""
    parser = Parser(text, most_edges)
    try:
        parser.header()
        while parser.scopes and parser.cursor.token.kind != "end":
            parser.statement()
        parser.footer()
    except LineError as error:
        parser.problems.append(error.problem)
    if parser.problems:
        raise ParseError(parser.problems)
    return parser.drawing


class Parser:
    """Reads statements into `drawing`; `scopes` are the braces that are still open.

    A LineError ends reading, except within a statement: then it goes on at the next.
    """

    def __init__(self, text: str, most_edges: int) -> None:
        self.cursor = Cursor(text)
        self.drawing = Drawing()
        self.problems: list[ParseProblem] = []
        self.scopes: list[Scope] = []
        self._most_edges = most_edges

    def header(self) -> None:
        """`strict digraph name {`, without which nothing else is read."""
        cursor = self.cursor
        if cursor.keyword == "strict":
            cursor.take()
            self.drawing.strict = True
        if cursor.keyword == "graph":
            message = (
                "this graph is undirected, so nothing says what is computed from what; "
                "begin with digraph, and draw arrows, as in a -> f"
            )
            raise LineError(message, cursor.span)
        if cursor.keyword != "digraph":
            raise cursor.misfit("digraph")
        cursor.take()
        if cursor.token.is_id:
            self.drawing.title = cursor.take().text or None
        self.brace(Scope("", cursor.span))

    def footer(self) -> None:
        """What is left open, or left over."""
        if self.scopes:
            raise LineError("this '{' is never closed", self.scopes[-1].opened)
        if self.cursor.token.kind != "end":
            message = f"one graph is read, but after it comes {self.cursor.shown()}; take that away"
            raise LineError(message, self.cursor.span)

    def statement(self) -> None:
        """One statement, or a brace."""
        try:
            self.read()
        except LineError as error:
            if len(self.problems) == MOST_PROBLEMS:
                raise
            self.problems.append(error.problem)
            self.scopes[-1].chain.clear()
            self.cursor.recover()

    def read(self) -> None:
        cursor, word = self.cursor, self.cursor.keyword
        if cursor.stands("{") or word == "subgraph":
            self.open()
        elif cursor.stands("}"):
            self.close()
        elif word in ("graph", "node", "edge"):
            self.set_defaults(word)
        elif word is not None:
            raise LineError(f"one graph is read; a second {word} cannot be in it", cursor.span)
        elif not cursor.skip(";"):
            self.named()

    def open(self) -> None:
        """`subgraph name {`, or the brace alone."""
        cursor, around, name = self.cursor, self.scopes[-1], ""
        span = cursor.span
        if around.depth >= DEEPEST:
            message = f"braces are nested more than {DEEPEST} deep"
            raise ParseError([*self.problems, ParseProblem(message, span)])
        if cursor.keyword == "subgraph":
            cursor.take()
            name = cursor.take().text if cursor.token.is_id else ""
        self.brace(Scope(name, span, around, around.depth + 1, defaults=dict(around.defaults)))

    def brace(self, scope: Scope) -> None:
        if not self.cursor.skip("{"):
            raise self.cursor.misfit("'{'")
        self.scopes.append(scope)

    def close(self) -> None:
        """A '}'; what is in the braces may be one end of an arrow."""
        self.cursor.take()
        closed = self.scopes.pop()
        if self.scopes:
            self.scopes[-1].members |= closed.members
            self.link(tuple(closed.members))

    def set_defaults(self, word: str) -> None:
        """`node [...]`, and the like for edges and the graph."""
        self.cursor.take()
        attrs, scope = self.cursor.attributes(), self.scopes[-1]
        if attrs is None:
            raise self.cursor.misfit(f"'[' after {word}")
        if word == "graph":
            self.set_label(attrs.get("label"))
        else:
            scope.defaults[word] = {**scope.defaults[word], **attrs}

    def set_label(self, label: Written | None) -> None:
        if label is not None and not label.html:
            text = html.unescape(label.text)
            self.scopes[-1].label = text
            if len(self.scopes) == 1:
                self.drawing.title = text or self.drawing.title

    def named(self) -> None:
        """A node, or a setting of the graph, as in `label = "two sums"`."""
        cursor = self.cursor
        token = cursor.identifier("a node or '}'")
        if cursor.skip("="):
            value = cursor.value()
            self.set_label(value if token.text == "label" else None)
            return
        while cursor.skip(":"):  # a port, and its side
            cursor.identifier("the name of a port")
        self.mention(token.text, cursor.span_of(token))
        self.link((token.text,))

    def mention(self, name: str, span: Span) -> None:
        """Draws a node that is new; the first box that it is named in is its own."""
        scope = self.scopes[-1]
        scope.members[name] = None
        node = self.drawing.nodes.get(name)
        if node is None:
            defaults = dict(scope.defaults["node"])
            self.drawing.nodes[name] = DrawnNode(name, span, scope, defaults)
        elif scope.clustered and not node.scope.clustered:
            node.scope = scope

    def link(self, ends: tuple[str, ...]) -> None:
        """Goes on with an arrow, or ends the statement with its attributes."""
        cursor, scope = self.cursor, self.scopes[-1]
        last = cursor.span_of(cursor.previous)
        scope.chain.append(ends)
        if cursor.stands("--"):
            raise cursor.misfit("an arrow")
        if cursor.skip("->"):
            if not (cursor.stands("{") or cursor.token.is_id) or cursor.keyword not in END_WORDS:
                raise cursor.misfit("a node")
            return
        attrs = cursor.attributes() or {}
        if len(scope.chain) > 1:
            self.connect(scope, attrs, last)
        elif len(ends) == 1:
            self.drawing.nodes[ends[0]].attrs.update(attrs)
        scope.chain.clear()

    def connect(self, scope: Scope, attrs: dict[str, Written], span: Span) -> None:
        """The arrows of a chain: from each node of one link to each of the next."""
        edges, given = self.drawing.edges, {**scope.defaults["edge"], **attrs}
        for tails, heads in zip(scope.chain, scope.chain[1:], strict=False):
            if len(edges) + len(tails) * len(heads) > self._most_edges:
                problem = ParseProblem(f"at most {self._most_edges} arrows are read", span)
                raise ParseError([*self.problems, problem])
            edges += [DrawnEdge(tail, head, given, span) for tail in tails for head in heads]
