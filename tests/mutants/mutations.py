"""The slips that are put into a module, one at a time: a table without a row, < for <=, another state, no refusal."""

import ast
import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import CodeType

#: The names of the members of each enumeration, by the enumeration's name.
Members = Mapping[str, Sequence[str]]
Variants = list[tuple[str, ast.AST]]

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}  # fmt: skip
_RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_NAMED = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True)
class Mutant:
    """A module with one slip in it: `was` became `now` in the function (or class) `place`."""

    place: str
    line: int
    was: str
    now: str
    code: CodeType

    @property
    def name(self) -> str:
        """What tells it from others, wherever its line moves to."""
        return f"{self.place}: {self.was} → {self.now}"


def mutants(source: str, filename: str, members: Members) -> Iterator[Mutant]:
    """Every slip in `source`."""
    tree = ast.parse(source, filename)
    for place, parent, node in list(_walked(tree, "")):
        for was, now in _slips(node, members):
            line = getattr(node, "lineno", 0)
            put_back = _put(parent, node, now)
            yield Mutant(place, line, was, _text(now), compile(ast.fix_missing_locations(tree), filename, "exec"))
            put_back()


def _walked(node: ast.AST, place: str) -> Iterator[tuple[str, ast.AST, ast.AST]]:
    """(where, parent, node) of everything that is no annotation and no docstring."""
    for field, child in _children(node):
        if isinstance(node, ast.ClassDef) and not isinstance(child, ast.FunctionDef):
            continue  # what stands there declares
        if field in ("annotation", "returns", "decorator_list") or _is_docstring(child) or _is_type(child):
            continue
        inside = f"{place}.{child.name}".strip(".") if isinstance(child, (ast.FunctionDef, ast.ClassDef)) else place
        if not isinstance(node, ast.ClassDef):
            yield inside, node, child
        yield from _walked(child, inside)


def _children(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    for field, value in ast.iter_fields(node):
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, ast.AST):
                yield field, one


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_type(node: ast.AST) -> bool:
    return isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id in ("tuple", "dict")


def _put(parent: ast.AST, node: ast.AST, now: ast.AST) -> Callable[[], None]:
    """Put `now` in the place of `node`; what is returned puts it back."""
    for field, value in ast.iter_fields(parent):
        if value is node:
            setattr(parent, field, now)
            return lambda: setattr(parent, field, node)
        if isinstance(value, list) and any(one is node for one in value):
            place = next(at for at, one in enumerate(value) if one is node)
            value[place] = now
            return lambda: value.__setitem__(place, node)
    raise LookupError(ast.dump(node))


def _slips(node: ast.AST, members: Members) -> Iterator[tuple[str, ast.AST]]:
    was = _text(node)
    for of, slips in _OF.items():
        if isinstance(node, of):
            yield from ((was, now) for now in slips(node))
    if isinstance(node, ast.Attribute):
        yield from ((was, now) for now in _another_member(node, members))


def _text(node: ast.AST) -> str:
    if isinstance(node, (ast.If, ast.While)):
        return f"{type(node).__name__.lower()} {ast.unparse(node.test)}"
    return " ".join(ast.unparse(node).split())


def _changed(node: ast.AST, **fields: object) -> ast.AST:
    """A copy of `node` with other fields."""
    made = copy.copy(node)
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def _without_each(node: ast.AST, *lists: str) -> list[ast.AST]:
    """Copies of `node` that each lack one place of its lists, which run side by side."""
    count = len(getattr(node, lists[0]))
    places = range(count)
    return [
        _changed(node, **{name: [getattr(node, name)[at] for at in places if at != left_out] for name in lists})
        for left_out in places
    ]


def _compare(node: ast.Compare) -> list[ast.AST]:
    slips = []
    for place, op in enumerate(node.ops):
        for other in _COMPARED[type(op)]:
            slips.append(_changed(node, ops=[*node.ops[:place], other(), *node.ops[place + 1 :]]))
    return slips


def _bool_op(node: ast.BoolOp) -> list[ast.AST]:
    swapped = _changed(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    fewer = _without_each(node, "values")
    return [swapped, *(one.values[0] if len(one.values) == 1 else one for one in fewer if isinstance(one, ast.BoolOp))]


def _bin_op(node: ast.BinOp) -> list[ast.AST]:
    other = _RECKONED.get(type(node.op))
    return [_changed(node, op=other())] if other else []


def _constant(node: ast.Constant) -> list[ast.AST]:
    value = node.value
    if isinstance(value, bool):
        return [ast.Constant(not value)]
    if isinstance(value, int):
        return [ast.Constant(value + 1), ast.Constant(value - 1)]
    return [ast.Constant(f"X{value}X")] if isinstance(value, str) else []


def _if(node: ast.If | ast.IfExp | ast.While) -> list[ast.AST]:
    always = [] if isinstance(node, ast.While) else [_changed(node, test=ast.Constant(True))]
    return [*always, _changed(node, test=ast.Constant(False))]


def _call(node: ast.Call) -> list[ast.AST]:
    fewer = _without_each(node, "keywords")
    is_wrapped = len(node.args) == 1 and not isinstance(node.args[0], ast.Starred)
    named = _NAMED.get(node.func.id) if isinstance(node.func, ast.Name) else None
    other = [_changed(node, func=ast.Name(named, ast.Load()))] if named else []
    return [*fewer, *([node.args[0]] if is_wrapped else []), *other]


def _slice(node: ast.Slice) -> list[ast.AST]:
    return [_changed(node, **{end: None}) for end in ("lower", "upper") if getattr(node, end) is not None]


def _another_member(node: ast.Attribute, members: Members) -> list[ast.AST]:
    known = members.get(node.value.id, ()) if isinstance(node.value, ast.Name) else ()
    return [_changed(node, attr=other) for other in known if node.attr in known and other != node.attr]


_OF: dict[type[ast.AST] | tuple[type[ast.AST], ...], Callable[..., list[ast.AST]]] = {
    ast.Compare: _compare,
    ast.BoolOp: _bool_op,
    ast.BinOp: _bin_op,
    ast.UnaryOp: lambda node: [node.operand],
    ast.Constant: _constant,
    (ast.If, ast.IfExp, ast.While): _if,
    ast.comprehension: lambda node: _without_each(node, "ifs"),
    ast.Dict: lambda node: _without_each(node, "keys", "values"),
    (ast.Set, ast.List, ast.Tuple): lambda node: _without_each(node, "elts") if len(node.elts) > 1 else [],
    ast.Call: _call,
    ast.Slice: _slice,
    (ast.Raise, ast.Expr): lambda _node: [ast.Pass()],
    ast.Return: lambda node: [ast.Return(ast.Constant(None))] if node.value is not None else [],
}
