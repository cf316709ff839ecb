// SPDX-License-Identifier: Apache-2.0
#include "pages/sourcetext.h"

#include "texts/fill.h"

#include <QCoreApplication>
#include <QLocale>

namespace dfw::ui {

using presenters::Unfit;

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("dfw::ui::SourceText", sentence);
}

} // namespace

QString unfitSentence(Unfit unfit, const QString &connector)
{
    switch (unfit) {
    case Unfit::No:
        return {};
    case Unfit::Streaming:
        return fill(say(QT_TRANSLATE_NOOP("dfw::ui::SourceText",
                                          "%1 is a streaming source: it sends by itself, and this "
                                          "wizard makes dataflows that fetch by a schedule. Set it "
                                          "up in Platform under Sources.")),
                    {shown(connector)});
    case Unfit::OwnSettings:
        return fill(say(QT_TRANSLATE_NOOP("dfw::ui::SourceText",
                                          "%1 is read through a web service with settings of its "
                                          "own, which this wizard cannot ask for. Set it up in "
                                          "Platform under Sources.")),
                    {shown(connector)});
    case Unfit::NotListed:
        return fill(say(QT_TRANSLATE_NOOP("dfw::ui::SourceText",
                                          "No scheduled flow spec of this sandbox takes %1, so "
                                          "Platform would refuse the dataflow. Choose another "
                                          "connector.")),
                    {shown(connector)});
    case Unfit::NoConnection:
        return fill(say(QT_TRANSLATE_NOOP("dfw::ui::SourceText",
                                          "%1 offers no sign-in that could be made here. Set it up "
                                          "in Platform under Sources.")),
                    {shown(connector)});
    }
    return {};
}

QString parameterLabel(const QString &name)
{
    QString out;
    for (const QChar letter : name) {
        // "sasUri" has two words, "UID" has one.
        const bool word = letter.isUpper() && !out.isEmpty() && out.back().isLower();
        if (word || letter == u'_' || letter == u'-')
            out += u' ';
        if (letter != u'_' && letter != u'-')
            out += word ? letter.toLower() : letter;
    }
    if (!out.isEmpty())
        out[0] = out.at(0).toUpper();
    return out;
}

QString timeTaken(qint64 ms)
{
    const QLocale locale;
    if (ms < 100)
        return say(QT_TRANSLATE_NOOP("dfw::ui::SourceText", "%1 ms")).arg(locale.toString(ms));
    return say(QT_TRANSLATE_NOOP("dfw::ui::SourceText", "%1 s"))
        .arg(locale.toString(static_cast<double>(ms) / 1000, 'f', 1));
}

} // namespace dfw::ui
