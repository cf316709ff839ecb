// SPDX-License-Identifier: Apache-2.0
#include "core/knownsecrets.h"

#include <algorithm>
#include <QUrl>

namespace dfw {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortestSecret = 6;
constexpr auto mask = "(secret)"_L1;

// What a text looks like inside something encoded as Base64: it depends on where it begins there,
// in one of three ways. The letters at both ends, shared with what stands around it, are left out.
QStringList insideBase64(const QString &value)
{
    QStringList out;
    const QByteArray bytes = value.toUtf8();
    for (qsizetype before = 0; before < 3; ++before) {
        const QByteArray all =
            (QByteArray(before, '-') + bytes).toBase64(QByteArray::OmitTrailingEquals);
        const qsizetype from = (before * 8 + 5) / 6;
        const qsizetype to = (before + bytes.size()) * 8 / 6;
        const QString text = QString::fromLatin1(all.mid(from, to - from));
        out += {text, QString(text).replace(u'+', u'-').replace(u'/', u'_')};
    }
    return out;
}

// How a known secret may stand in a text: as it is, in JSON, in a form body, in Base64.
QStringList spellings(const QString &value)
{
    QString json = value;
    json.replace(u'\\', uR"(\\)"_s).replace(u'"', uR"(\")"_s);
    QString slashed = json;
    slashed.replace(u'/', uR"(\/)"_s);
    const QString percent = QString::fromLatin1(QUrl::toPercentEncoding(value));
    QString form = percent;
    form.replace("%20"_L1, "+"_L1);
    QStringList out = QStringList{value, json, slashed, percent, form} + insideBase64(value);
    out.removeDuplicates();
    return out;
}

} // namespace

void rememberSecret(QList<Secret> &known, const Secret &secret)
{
    if (secret.reveal().size() < shortestSecret || known.contains(secret))
        return;
    const auto place = std::find_if(known.begin(), known.end(), [&secret](const Secret &one) {
        return one.reveal().size() < secret.reveal().size();
    });
    known.insert(place, secret);
}

QString hideSecrets(const QList<Secret> &known, const QString &text)
{
    QString out = text;
    for (const Secret &secret : known) {
        const QStringList forms = spellings(secret.reveal());
        for (const QString &form : forms)
            out.replace(form, mask, Qt::CaseInsensitive); // as a host's name it has small letters
    }
    return out;
}

} // namespace dfw
