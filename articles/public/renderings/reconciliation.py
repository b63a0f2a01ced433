"""Answers of the Reconciliation Service API 0.2, as they go out in JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from articles.logic.reconciling.extension import Extension
from articles.logic.reconciling.properties import COMPANY, COMPANY_LABEL, FETCHED, IDENTIFIERS
from articles.logic.reconciling.scoring import Judged
from articles.logic.reconciling.values import Linked, Value

TYPE = {"id": COMPANY, "name": COMPANY_LABEL}


def results(found: Mapping[str, Sequence[Judged]]) -> dict[str, Any]:
    return {key: {"result": [_result(one) for one in ones]} for key, ones in found.items()}


def _result(one: Judged) -> dict[str, Any]:
    candidate = one.candidate
    told = {"description": candidate.description} if candidate.description else {}
    return {
        "id": candidate.id,
        "name": candidate.name,
        **told,
        "type": [TYPE],
        "score": one.score,
        "match": one.is_certain,
        "features": [{"id": name, "value": value} for name, value in one.features],
    }


def extension(
    asked: Extension, rows: Mapping[str, Mapping[str, Sequence[Value]]], service: str
) -> dict[str, Any]:
    """`service` is the address where values that are companies can be reconciled."""
    return {
        "meta": [_meta(pid, service) for pid, _ in asked.properties],
        "rows": {
            key: {pid: [_value(value) for value in values] for pid, values in row.items()}
            for key, row in rows.items()
        },
    }


def _meta(pid: str, service: str) -> dict[str, Any]:
    told: dict[str, Any] = {"id": pid, "name": FETCHED[pid]}
    if pid == "parent":
        told |= {"type": TYPE, "service": service}
    return told


def _value(value: Value) -> dict[str, Any]:
    if isinstance(value, Linked):
        return {"id": value.id, "name": value.name}
    return {"int": value} if isinstance(value, int) else {"str": value}


def proposal(type_: str, limit: int) -> dict[str, Any]:
    """Properties that can be fetched; none of a type that is not ours."""
    known = FETCHED if type_ in ("", COMPANY) else {}
    listed = [{"id": pid, "name": label} for pid, label in known.items()]
    return {"type": type_, "limit": limit, "properties": listed[:limit] if limit else listed}


def properties_like(prefix: str) -> list[dict[str, str]]:
    """Properties a word of whose name or whose id begins like that."""
    begun = prefix.casefold()
    return [
        {"id": pid, "name": label, "description": _said(pid)}
        for pid, label in FETCHED.items()
        if pid.startswith(begun) or any(w.startswith(begun) for w in label.casefold().split())
    ]


def types_like(prefix: str) -> list[dict[str, str]]:
    is_ours = COMPANY_LABEL.casefold().startswith(prefix.casefold())
    return [{**TYPE, "description": "A company that published claims name."}] if is_ours else []


def _said(pid: str) -> str:
    if pid in IDENTIFIERS:
        return "An identifier: with it a company is found whatever it is called."
    return "Can be fetched of a company."


def suggestion(company: Mapping[str, Any]) -> dict[str, Any]:
    told = {"description": company["description"]} if company["description"] else {}
    return {"id": company["id"], "name": company["name"], **told, "notable": [TYPE]}


def listed(ones: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    return {"result": [dict(one) for one in ones]}
