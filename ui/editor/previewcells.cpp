// SPDX-License-Identifier: Apache-2.0
#include "editor/previewcells.h"

#include "texts/previewtext.h"

namespace dfw::ui {

using namespace Qt::StringLiterals;
using Outcome = mapping::PreviewCell::Outcome;

GridCell previewCell(const mapping::PreviewCell &cell)
{
    GridCell out{.text = previewCellText(cell)};
    switch (cell.outcome) {
    case Outcome::Value:
        if (cell.fromPlatform)
            out.icon = u"cloud"_s;
        break;
    case Outcome::LeftOut:
        out.look = Look::Muted;
        break;
    case Outcome::Nulled:
        out.look = Look::Bad;
        break;
    case Outcome::NotCovered:
        out.look = Look::Muted;
        out.icon = u"cloud"_s;
        break;
    }
    return out;
}

GridCell sourceCell(const QVariant &value)
{
    if (value.isNull())
        return {.null = true};
    return {.text = valueText(QJsonValue::fromVariant(value))};
}

QString lastStep(const QString &path)
{
    return path.sliced(path.lastIndexOf(u'.') + 1);
}

} // namespace dfw::ui
