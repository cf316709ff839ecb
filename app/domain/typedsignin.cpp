// SPDX-License-Identifier: Apache-2.0
#include "domain/typedsignin.h"

#include "core/secret.h"

#include <algorithm>
#include <array>
#include <QSet>

namespace dfw {

using namespace Qt::StringLiterals;

namespace {

// Longer than any host, user or database name: more likely a key.
constexpr qsizetype longestKept = 500;

QString lettersOf(const QString &name)
{
    QString out;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            out += c.toLower();
    }
    return out;
}

template<typename Words>
bool hasOneOf(const QString &letters, const Words &words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](QLatin1StringView word) { return letters.contains(word); });
}

bool isKeyName(const QString &letters)
{
    constexpr std::array words{"connectionstring"_L1, "privatekey"_L1, "certificate"_L1,
                               "sasuri"_L1,           "json"_L1,       "keycontent"_L1};
    return hasOneOf(letters, words);
}

// A name that is a secret at one connector is taken as one at all of them.
const QSet<QString> &publishedSecrets()
{
    static const QSet<QString> names = [] {
        QSet<QString> out;
        for (const Connector &one : connectors()) {
            for (const AuthSpec &auth : one.authSpecs) {
                for (const AuthParameter &parameter : auth.parameters) {
                    if (parameter.secret)
                        out.insert(lettersOf(parameter.name));
                }
            }
        }
        return out;
    }();
    return names;
}

// Wider than isSecretName(): a plan may name an access key's ID, here it is typed once more.
bool soundsSecret(const QString &name)
{
    constexpr std::array words{"key"_L1, "sas"_L1, "cert"_L1, "signature"_L1, "pin"_L1};
    const QString letters = lettersOf(name);
    return isSecretName(name) || isKeyName(letters) || publishedSecrets().contains(letters) ||
           hasOneOf(letters, words);
}

bool looksSecret(const QString &text)
{
    if (text.size() > longestKept || Redactor().redact(text) != text)
        return true;
    const qsizetype scheme = text.indexOf("://"_L1);
    // "https://TOKEN@host", a signed address, a key that was pasted into the wrong field
    return (scheme >= 0 && text.indexOf(u'@', scheme) >= 0) ||
           text.contains("sig="_L1, Qt::CaseInsensitive) || text.contains("-----BEGIN"_L1);
}

} // namespace

void TypedWay::take(const AuthParameter &parameter, const QString &text)
{
    values.remove(parameter.name);
    leftOut.removeAll(parameter.name);
    if (text.isEmpty())
        return;
    if (!isSecret(parameter) && mayBeKept(parameter.name, text))
        values.insert(parameter.name, text);
    else
        leftOut.append(parameter.name);
}

OpenSignIn OpenSignIn::withoutMade() const
{
    return {.connector = connector, .forms = forms};
}

bool isKeyText(const AuthParameter &parameter)
{
    return isKeyName(lettersOf(parameter.name));
}

bool isSecret(const AuthParameter &parameter)
{
    return parameter.secret || isKeyText(parameter);
}

bool mayBeKept(const QString &parameter, const QString &text)
{
    return !soundsSecret(parameter) && !looksSecret(text);
}

} // namespace dfw
