// SPDX-License-Identifier: Apache-2.0
#include "texts/remedytext.h"

#include "texts/fill.h"

#include <QCoreApplication>

namespace dfw::ui {

namespace {

struct RemedyText
{
    Q_DECLARE_TR_FUNCTIONS(RemedyText)
};

constexpr qsizetype longest = 48; // a button is no page

} // namespace

QString remedyWords(const mapping::Remedy &remedy)
{
    using Kind = mapping::Remedy::Kind;
    const QString source = shown(remedy.row.source, longest);
    switch (remedy.kind) {
    case Kind::ChangeRow:
        return RemedyText::tr("Use %1").arg(source);
    case Kind::Retarget:
        return RemedyText::tr("Take field %1").arg(shown(remedy.row.target, longest));
    case Kind::TakeOff:
        return RemedyText::tr("Take the field off %1").arg(source);
    case Kind::Map:
        return RemedyText::tr("Map %1 to %2").arg(source, shown(remedy.row.target, longest));
    }
    return {};
}

} // namespace dfw::ui
