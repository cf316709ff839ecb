// SPDX-License-Identifier: Apache-2.0
#include "cli/console.h"

#include "texts/errortext.h"
#include "texts/issuetext.h"

#include <cstdio>
#include <QCoreApplication>
#include <QJsonDocument>

namespace dfw::cli {

using namespace Qt::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(dfw::cli::Console)
};

void put(std::FILE *stream, const QByteArray &line)
{
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

// Controls of C0 and C1, and the marks that change the direction of writing.
bool isObeyed(char16_t unit)
{
    return unit < 0x20 || (unit >= 0x7f && unit <= 0x9f) || unit == 0x061c || unit == 0x200e ||
           unit == 0x200f || (unit >= 0x2028 && unit <= 0x202e) ||
           (unit >= 0x2066 && unit <= 0x2069);
}

QString escaped(char16_t unit, int digits)
{
    return QString::number(unit, 16).rightJustified(digits, u'0');
}

} // namespace

void printOut(const QString &line)
{
    put(stdout, printable(line).toUtf8());
}

void printErr(const QString &line)
{
    put(stderr, printable(line).toUtf8());
}

void printJson(const QJsonObject &object)
{
    // Such characters stand inside of texts only, where JSON has an escape for each.
    const QString line = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    QString out;
    out.reserve(line.size());
    for (const QChar c : line)
        out += isObeyed(c.unicode()) ? u"\\u"_s + escaped(c.unicode(), 4) : QString(c);
    put(stdout, out.toUtf8());
}

bool outputFailed()
{
    return std::fflush(stdout) != 0 || std::ferror(stdout) != 0;
}

QString printable(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if (unit == u'\n' || unit == u'\t' || !isObeyed(unit))
            out += c;
        else
            out += unit < 0x100 ? u"\\x"_s + escaped(unit, 2) : u"\\u"_s + escaped(unit, 4);
    }
    return out;
}

void printIssues(const QList<Issue> &issues, void (*print)(const QString &))
{
    for (const Issue &issue : issues) {
        // "/" would be the member named ""; the whole document has the empty pointer, which reads
        // badly.
        const QString place = issue.pointer.isEmpty() ? u"(plan)"_s : issue.pointer;
        print(place + u": "_s + ui::severityWord(issue.severity) + u": "_s +
              ui::issueSentence(issue));
    }
}

void printError(const Error &error, const QString &step)
{
    const ui::ErrorText text = ui::errorText(error, step);
    printErr(text.paragraph());
    if (!text.details.isEmpty())
        printErr(Texts::tr("Details: %1").arg(text.details));
}

} // namespace dfw::cli
