// SPDX-License-Identifier: Apache-2.0
#include "texts/statetext.h"

#include <array>
#include <QCoreApplication>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

struct Word
{
    const char *name;
    const char *text;
};

constexpr std::array words{
    Word{"waiting", QT_TRANSLATE_NOOP("dfw::ui::StateText", "Waiting")},
    Word{"running", QT_TRANSLATE_NOOP("dfw::ui::StateText", "Running")},
    Word{"looking", QT_TRANSLATE_NOOP("dfw::ui::StateText", "Looking")},
    Word{"done", QT_TRANSLATE_NOOP("dfw::ui::StateText", "Made")},
    Word{"reused", QT_TRANSLATE_NOOP("dfw::ui::StateText", "Reused")},
    Word{"adopted", QT_TRANSLATE_NOOP("dfw::ui::StateText", "Found again")},
    Word{"failed", QT_TRANSLATE_NOOP("dfw::ui::StateText", "Failed")},
};

} // namespace

QString stateWord(const QString &stateName, const QString &stepName)
{
    if (stateName == "done"_L1 && stepName == "connectionTest"_L1)
        return QCoreApplication::translate("dfw::ui::StateText", "Passed");
    for (const Word &word : words) {
        if (stateName == QLatin1StringView(word.name))
            return QCoreApplication::translate("dfw::ui::StateText", word.text);
    }
    return stateName;
}

} // namespace dfw::ui
