// SPDX-License-Identifier: Apache-2.0
#include "texts/supporttext.h"

#include "texts/errortext.h"
#include "texts/fill.h"

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestFact = 400;
constexpr qsizetype longestAnswer = 4'000;

} // namespace

QString supportText(const SupportFacts &facts, const Redactor &redactor)
{
    const Error &error = facts.error;
    QStringList lines;
    const auto add = [&lines, &redactor](const QString &label, const QString &text) {
        const QString clean = shown(redactor.redact(text), longestFact);
        if (!clean.isEmpty())
            lines.append(label + u": "_s + clean);
    };
    const auto number = [](int value) { return value > 0 ? QString::number(value) : QString(); };
    add(u"Time (UTC)"_s, facts.when.toUTC().toString(Qt::ISODate));
    add(u"Program"_s, u"Dataflow Wizard "_s + facts.version);
    add(u"Step"_s, facts.step);
    add(u"Operation"_s, error.operation);
    add(u"Kind"_s, errorKindName(error.kind));
    add(u"HTTP status"_s, number(error.httpStatus));
    add(u"Code"_s, error.code);
    add(u"Message"_s, error.serverText);
    add(u"Request ID"_s, error.requestId);
    add(u"Attempts"_s, number(error.attempts));
    add(u"Place"_s, error.where);
    add(u"Host"_s, facts.host);
    add(u"Organisation"_s, facts.organisation);
    add(u"Sandbox"_s, facts.sandbox);
    add(u"Run"_s, facts.runTag);
    for (const auto &[step, id] : facts.made)
        add(u"Exists, "_s + step, id);
    const QString answer = redactor.redact(error.detail).left(longestAnswer).trimmed();
    if (!answer.isEmpty()) {
        lines << QString() << u"Answer (redacted):"_s;
        for (const QString &line : answer.split(u'\n'))
            lines.append(shown(line, longestFact));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace dfw::ui
