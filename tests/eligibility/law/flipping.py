"""One thing in the law told otherwise: what can be flipped in a module, and a module imported with it flipped."""

import ast
import copy
import importlib.abc
import importlib.machinery
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType, ModuleType

ROOT = Path(__file__).resolve().parents[3]
LAW = ROOT / "eligibility" / "law"

OTHER_COMPARISON: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
OTHER_JUNCTION: dict[type[ast.boolop], type[ast.boolop]] = {ast.And: ast.Or, ast.Or: ast.And}
UP_AND_DOWN = (1, -1)
SAYS_FOR_ITSELF = (ast.Compare, ast.BoolOp, ast.UnaryOp)
"""A condition that is one of these is flipped as such; any other is turned into its opposite."""


@dataclass(frozen=True, slots=True)
class Flip:
    """One change: the place in a module (which node, and which part of it), and how it reads before and after."""

    path: Path
    line: int
    node: int
    part: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.before}  ->  {self.after}"

    @property
    def module(self) -> str:
        """The dotted name by which the module is imported."""
        return ".".join(self.path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def flips() -> Iterator[Flip]:
    """Every flip there is, in the order of the files."""
    for path in sorted(LAW.rglob("*.py")):
        yield from flips_in(path)


def flips_in(path: Path) -> Iterator[Flip]:
    """Every flip of one module."""
    for place, node in enumerate(ast.walk(_tree(path))):
        for part in range(_parts(node)):
            changed = copy.deepcopy(node)
            _flip(changed, part)
            yield Flip(path, _line(node), place, part, _shown(node), _shown(changed))


@cache
def _tree(path: Path) -> ast.Module:
    """As it stood when it was first asked for: a file that is saved meanwhile is another day's."""
    return ast.parse(path.read_text(encoding="utf-8"))


def _line(node: ast.AST) -> int:
    return node.target.lineno if isinstance(node, ast.comprehension) else node.lineno


def _shown(node: ast.AST) -> str:
    """In one line; of something that hangs on a condition, the condition."""
    match node:
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test) | ast.comprehension(ifs=[test]):
            return f"if {ast.unparse(test)}"
    return " ".join(ast.unparse(node).split())


def _parts(node: ast.AST) -> int:
    """In how many ways a node can be flipped."""
    match node:
        case ast.Compare(ops=ops):
            return len(ops)
        case ast.Constant(value=int(value)) if not isinstance(value, bool):
            return len(UP_AND_DOWN)
        case ast.BoolOp() | ast.UnaryOp(op=ast.Not()):
            return 1
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            return not isinstance(test, SAYS_FOR_ITSELF)
        case ast.comprehension(ifs=[test]):
            return not isinstance(test, SAYS_FOR_ITSELF)
    return 0


def _flip(node: ast.AST, part: int) -> None:
    match node:
        case ast.Compare(ops=ops):
            ops[part] = OTHER_COMPARISON[type(ops[part])]()
        case ast.Constant(value=value):
            node.value = value + UP_AND_DOWN[part]
        case ast.BoolOp(op=op):
            node.op = OTHER_JUNCTION[type(op)]()
        case ast.UnaryOp(operand=operand):  # not so -> so; bool() keeps what is not a truth from passing on
            node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), operand)
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            node.test = ast.UnaryOp(ast.Not(), test)
        case ast.comprehension(ifs=[test]):
            node.ifs = [ast.UnaryOp(ast.Not(), test)]


class FlippedModule(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module with one flip in it."""

    def __init__(self, flip: Flip) -> None:
        self.flip = flip

    def find_spec(self, name: str, path: object = None, target: object = None) -> importlib.machinery.ModuleSpec | None:
        """The flipped module's own spec; nothing for any other."""
        if name != self.flip.module:
            return None
        is_package = self.flip.path.name == "__init__.py"
        spec = importlib.machinery.ModuleSpec(name, self, origin=str(self.flip.path), is_package=is_package)
        if is_package:
            spec.submodule_search_locations = [str(self.flip.path.parent)]
        spec.has_location = True
        return spec

    def exec_module(self, module: ModuleType) -> None:
        """Run the flipped code."""
        exec(self._code(), module.__dict__)  # noqa: S102  our own code, with one thing in it flipped

    def _code(self) -> CodeType:
        tree = copy.deepcopy(_tree(self.flip.path))
        for place, node in enumerate(ast.walk(tree)):
            if place == self.flip.node:
                _flip(node, self.flip.part)
                break
        return compile(ast.fix_missing_locations(tree), str(self.flip.path), "exec")
