// SPDX-License-Identifier: Apache-2.0
#include "core/secret.h"

#include "core/knownsecrets.h"

#include <algorithm>
#include <array>
#include <QDebug>
#include <QRegularExpression>

namespace dfw {

using namespace Qt::StringLiterals;

namespace {

constexpr auto mask = "(secret)"_L1;

// Names after which a value is taken as secret, whatever it is: Authorization headers, OAuth
// answers, the sign-in parameters of the connectors (connectionString, sasUri, ...Key) and JDBC
// strings. Not anchored on the left, so that any prefix is covered ("dbPassword") without a search
// for where it begins, which took quadratic time on long lines of base64. All repetitions are
// possessive: a match that gives up on a long value would leave it readable.
const QRegularExpression &secretFields()
{
    static const QRegularExpression pattern(
        uR"re(((?:authorization|token|secret(?:_?access)?(?:_?key)?(?:_?value)?|password|passwd|)re"
        uR"re(pwd|passphrase|private_?key(?:_?content)?|key_?file_?content|connection_?string|)re"
        uR"re(sas_?uri|(?:access|account|application|principal|sas|session)_?key))re"
        uR"re(\\*["']?\s*[:=]\s*))re"
        // an escaped JSON text, as in a log line about a log line
        uR"re((\\+"(?:[^"\\]++|\\\\\\"|\\(?!"))*+(?:\\")?)re"
        uR"re(|"(?:[^"\\]++|\\.)*+"?|'[^'\r\n]*+'?)re"
        // true and false are answers to "hasPassword", not passwords
        uR"re(|(?!(?:true|false|null)\b)(?:(?:bearer|basic|token|digest|negotiate)\s+)?[^\s,;&{}\[\]"'\\]++))re"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return pattern;
}

// Secrets that show themselves: bearer tokens (with a digit or long, or "bearer tokens" would be
// hidden), JSON Web Tokens, and the password in a URL.
const QRegularExpression &bearerValues()
{
    static const QRegularExpression pattern(
        uR"re(\bbearer\s+(?=[a-z._~+/=-]*\d|\S{20})[a-z0-9._~+/=-]{6,}+)re"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

const QRegularExpression &webTokens()
{
    static const QRegularExpression pattern(
        uR"re(\beyJ[A-Za-z0-9_-]{8,}+\.[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]*+)?)re"_s);
    return pattern;
}

const QRegularExpression &urlPasswords()
{
    static const QRegularExpression pattern(uR"re((://[^/\s:@"]{0,200}:)[^@\s/"]++@)re"_s);
    return pattern;
}

QString hideFields(const QString &text)
{
    QString out;
    qsizetype from = 0;
    auto matches = secretFields().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QStringView name = match.capturedView(1);
        const QStringView value = match.capturedView(2);
        out += QStringView(text).sliced(from, match.capturedStart() - from);
        out += name;
        // What was valid JSON stays valid JSON.
        if (value.startsWith(u'\\'))
            out += uR"(\"(secret)\")"_s;
        else if (value.startsWith(u'\''))
            out += u"'(secret)'"_s;
        else if (value.startsWith(u'"') || name.contains(u'"'))
            out += u"\"(secret)\""_s;
        else
            out += mask;
        from = match.capturedEnd();
    }
    out += QStringView(text).sliced(from);
    return out;
}

} // namespace

QDebug operator<<(QDebug debug, const Secret &)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "(secret)";
    return debug;
}

void Redactor::learn(const Secret &secret)
{
    rememberSecret(m_known, secret);
}

QString Redactor::redact(const QString &text) const
{
    // Half a surrogate pair makes every regular expression give up; as UTF-8 there is none.
    QString out = hideFields(hideSecrets(m_known, QString::fromUtf8(text.toUtf8())));
    out.replace(bearerValues(), u"Bearer (secret)"_s);
    out.replace(webTokens(), QString(mask));
    out.replace(urlPasswords(), u"\\1(secret)@"_s);
    return out;
}

bool isSecretName(const QString &name)
{
    constexpr std::array words{
        "password"_L1,   "passphrase"_L1, "passwd"_L1,    "pwd"_L1,          "secret"_L1,
        "token"_L1,      "apikey"_L1,     "accesskey"_L1, "privatekey"_L1,   "accountkey"_L1,
        "credential"_L1, "sasuri"_L1,     "keyfile"_L1,   "principalkey"_L1, "connectionstring"_L1};
    QString letters;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            letters += c.toLower();
    }
    return letters == "authorization"_L1 || // "authorizationTestUrl" is none
           std::any_of(words.begin(), words.end(),
                       [&](QLatin1StringView word) { return letters.contains(word); });
}

} // namespace dfw
