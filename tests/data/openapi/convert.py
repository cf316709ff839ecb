#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns the published API descriptions (YAML, OpenAPI 3.0 or Swagger 2) into small JSON files that a draft-07
validator can read. Usage: convert.py FOLDER_WITH_YAML  (needs python3-yaml; writes beside itself)

Kept: for each operation named below its status codes and the schema of its success answer, and every schema that is
reachable from there. `nullable` becomes a second type, `example`, `description` and formats that draft-07 does not
know are left out."""
import json
import pathlib
import sys

import yaml

OPERATIONS = {
    "flow-service": [
        "GET /connectionSpecs", "GET /connectionSpecs/{CONNECTION_SPEC_ID}", "GET /flowSpecs",
        "GET /flowSpecs/{FLOW_SPEC_ID}", "GET /connections", "POST /connections",
        "GET /connections/{BASE_CONNECTION_ID}", "GET /connections/{BASE_CONNECTION_ID}/test",
        "GET /connections/{BASE_CONNECTION_ID}/explore", "DELETE /connections/{BASE_CONNECTION_ID}/",
        "GET /sourceConnections", "POST /sourceConnections", "GET /sourceConnections/{SOURCE_CONNECTION_ID}",
        "PATCH /sourceConnections/{SOURCE_CONNECTION_ID}", "DELETE /sourceConnections/{SOURCE_CONNECTION_ID}",
        "GET /targetConnections", "POST /targetConnections", "GET /targetConnections/{TARGET_CONNECTION_ID}",
        "GET /flows", "POST /flows", "GET /flows/{FLOW_ID}", "PATCH /flows/{FLOW_ID}", "DELETE /flows/{FLOW_ID}",
        "POST /flows/{FLOW_ID}/action", "GET /runs", "POST /runs", "GET /runs/{RUN_ID}"],
    "schema-registry": [
        "GET /stats", "GET /{CONTAINER_ID}/schemas", "GET /{CONTAINER_ID}/schemas/{SCHEMA_ID}",
        "POST /tenant/schemas", "GET /{CONTAINER_ID}/fieldgroups", "GET /{CONTAINER_ID}/classes",
        "GET /{CONTAINER_ID}/fieldgroups/{FIELD_GROUP_ID}", "POST /tenant/fieldgroups",
        "DELETE /tenant/fieldgroups/{FIELD_GROUP_ID}", "GET /{CONTAINER_ID}/classes/{CLASS_ID}",
        "POST /tenant/classes", "DELETE /tenant/classes/{CLASS_ID}", "PATCH /tenant/schemas/{SCHEMA_ID}",
        "DELETE /tenant/schemas/{SCHEMA_ID}", "GET /global/behaviors", "GET /global/behaviors/{BEHAVIOR_ID}",
        "GET /{CONTAINER_ID}/descriptors", "GET /{CONTAINER_ID}/descriptors/{DESCRIPTOR_ID}",
        "POST /tenant/descriptors", "PUT /tenant/descriptors/{DESCRIPTOR_ID}",
        "DELETE /tenant/descriptors/{DESCRIPTOR_ID}"],
    "catalog": ["GET /dataSets", "POST /dataSets", "GET /dataSets/{DATASET_ID}", "DELETE /dataSets/{DATASET_ID}",
                "GET /batches", "GET /batches/{BATCH_ID}"],
    "data-prep": ["GET /mappingSets", "POST /mappingSets", "GET /mappingSets/{MAPPING_SET_ID}",
                  "POST /mappingSets/validate", "POST /mappingSets/preview"],
    "sandbox": ["GET /sandbox-management/"],
}
KEPT = {"type", "properties", "items", "required", "enum", "additionalProperties", "allOf", "oneOf", "anyOf", "not",
        "minimum", "maximum", "minItems", "maxItems", "pattern"}


def schema_of(node, found):
    """A schema without what the validator does not need; names of referenced schemas go into `found`."""
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        name = node["$ref"].split("/")[-1]
        found.add(name)
        return {"$ref": "#/definitions/" + name}
    out = {}
    for key, value in node.items():
        if key not in KEPT:
            continue
        if key == "properties":
            out[key] = {str(k): schema_of(v, found) for k, v in value.items() if isinstance(v, dict)}
        elif key in ("allOf", "oneOf", "anyOf"):
            out[key] = [schema_of(v, found) for v in value]
        elif key in ("items", "not", "additionalProperties"):
            out[key] = schema_of(value, found)
        elif key == "required" and not isinstance(value, list):
            continue
        else:
            out[key] = value
    if node.get("nullable") and isinstance(out.get("type"), str):
        out["type"] = [out["type"], "null"]
        if "enum" in out:
            out["enum"] = out["enum"] + [None]
    return out


def success_schema(response, root, found):
    if "$ref" in response:
        return success_schema(root, root, found)
    content = response.get("content") or {}
    for media in content.values():
        return schema_of(media.get("schema") or {}, found)
    return schema_of(response.get("schema") or {}, found)


def main():
    folder = pathlib.Path(sys.argv[1])
    here = pathlib.Path(__file__).parent
    for name, operations in OPERATIONS.items():
        document = yaml.safe_load((folder / (name + ".yaml")).read_text())
        schemas = (document.get("components") or {}).get("schemas") or document.get("definitions") or {}
        out, found = {}, set()
        for operation in operations:
            method, path = operation.split(" ")
            responses = document["paths"][path][method.lower()]["responses"]
            entry = {"statuses": sorted(str(code) for code in responses)}
            for code, response in responses.items():
                if str(code).startswith("2"):
                    entry["success"] = int(code)
                    entry["schema"] = success_schema(response, {}, found)
            out[operation] = entry
        definitions, todo = {}, list(found)
        while todo:
            current = todo.pop()
            if current in definitions or current not in schemas:
                continue
            more = set()
            definitions[current] = schema_of(schemas[current], more)
            todo += more
        text = json.dumps({"operations": out, "definitions": definitions}, indent=1, sort_keys=True)
        (here / (name + ".json")).write_text(text + "\n")


main()
