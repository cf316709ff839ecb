// SPDX-License-Identifier: Apache-2.0
#include "mapping/tenant.h"

#include <QHash>
#include <QSet>

namespace dfw::mapping {

using namespace Qt::StringLiterals;

namespace {

QString rootOf(const QString &path)
{
    const qsizetype dot = path.indexOf(u'.');
    return dot < 0 ? path : path.left(dot);
}

// What every schema may have at its top: names Adobe's own fields get for "@id" and "repo:…".
bool isAdobes(const QString &root)
{
    static const QSet<QString> names{u"_id"_s, u"_repo"_s, u"_experience"_s, u"_schema"_s};
    return names.contains(root);
}

bool looksLikeTenant(const QString &root)
{
    return root.size() > 1 && root.startsWith(u'_') && !isAdobes(root);
}

} // namespace

QString tenantRoot(const SchemaFields &fields)
{
    QString out;
    for (const SchemaField &field : fields.all()) {
        if (field.path.contains(u'.') || field.isLeaf() || !looksLikeTenant(field.path))
            continue;
        if (!out.isEmpty())
            return {};
        out = field.path;
    }
    return out;
}

QList<TenantRewrite> tenantRewrites(const Mapping &rows, const SchemaFields &fields)
{
    const QString own = tenantRoot(fields);
    QList<TenantRewrite> out;
    if (own.isEmpty())
        return out;
    QHash<QString, qsizetype> known;
    for (const MappingRow &row : rows) {
        const QString root = rootOf(row.target);
        // A root alone is a field by itself, not the place for a tenant's fields.
        if (root == row.target || !looksLikeTenant(root) || fields.find(root))
            continue;
        if (!known.contains(root)) {
            known.insert(root, out.size());
            out.append({.from = root, .to = own});
        }
        ++out[known.value(root)].rows;
    }
    return out;
}

Mapping withTenant(const Mapping &rows, const QList<TenantRewrite> &rewrites)
{
    Mapping out = rows;
    for (MappingRow &row : out) {
        for (const TenantRewrite &one : rewrites) {
            if (!row.target.startsWith(one.from + u'.'))
                continue;
            row.target.replace(0, one.from.size(), one.to);
            break;
        }
    }
    return out;
}

} // namespace dfw::mapping
