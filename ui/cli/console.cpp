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

} // namespace

void printOut(const QString &line)
{
    put(stdout, line.toUtf8());
}

void printErr(const QString &line)
{
    put(stderr, line.toUtf8());
}

void printJson(const QJsonObject &object)
{
    put(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact));
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
