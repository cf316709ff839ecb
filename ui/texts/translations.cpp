// SPDX-License-Identifier: Apache-2.0
#include "texts/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace dfw::ui {

using namespace Qt::StringLiterals;

void installTranslations(QCoreApplication &app)
{
    const auto install = [&app](const QString &name, const QString &directory) {
        auto *translator = new QTranslator(&app);
        const bool loaded = translator->load(QLocale(), name, u"_"_s, directory);
        if (loaded)
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
        return loaded;
    };
    // English first: later ones are asked before it and may leave plurals to it.
    auto *english = new QTranslator(&app);
    if (english->load(u":/dfw/translations/dataflow-wizard_en.qm"_s))
        QCoreApplication::installTranslator(english);
    // Qt's own words only beside ours: a window half in one language and half in another helps
    // nobody.
    if (install(u"dataflow-wizard"_s, u":/dfw/translations"_s))
        install(u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

} // namespace dfw::ui
