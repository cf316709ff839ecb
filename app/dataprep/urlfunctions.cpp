// SPDX-License-Identifier: Apache-2.0
// URL functions (data-prep/functions.md#url). QUrl would lower-case hosts and tidy paths up; Data
// Prep gives the parts as they are written.
#include "dataprep/evaluators.h"

#include <QStringDecoder>

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

namespace {

using Code = EvaluationProblem::Code;

struct Url
{
    QString scheme;
    QString host;
    QString port;
    QString path;
    QString query;
    QString anchor;
    bool hasQuery = false;
    bool hasAnchor = false;
};

bool isUrlCharacter(QChar c)
{
    return c > u' ' && c < u'\x7F' && !u"\"<>\\^`{|}"_s.contains(c);
}

/// No value for what is no URL with a scheme and a host.
std::optional<Url> parsed(const QString &text)
{
    static const QRegularExpression form(
        u"^([A-Za-z][A-Za-z0-9+.-]*)://(?:[^/?#@]*@)?(\\[[0-9A-Fa-f:.]+\\]|[^/?#@:\\[\\]]+)"
        "(?::([0-9]{1,5}))?((?:/[^?#]*)?)(\\?[^#]*)?(#.*)?$"_s);
    if (!std::all_of(text.begin(), text.end(), isUrlCharacter))
        return {};
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return {};
    return Url{.scheme = match.captured(1),
               .host = match.captured(2),
               .port = match.captured(3),
               .path = match.captured(4),
               .query = match.captured(5).mid(1),
               .anchor = match.captured(6).mid(1),
               .hasQuery = match.capturedLength(5) > 0,
               .hasAnchor = match.capturedLength(6) > 0};
}

/// A function of a URL. Null stays null; so does what is no URL, as the page says.
template<Outcome (*part)(const Url &, const Arguments &)>
Outcome ofUrl(const Arguments &arguments, Context &)
{
    if (isNull(arguments.first()))
        return Value();
    const QString *text = textAt(arguments, 0);
    if (!text)
        return wrongKind(0, Kind::Text);
    const std::optional<Url> url = parsed(*text);
    return url ? part(*url, arguments) : Outcome(Value());
}

Outcome protocol(const Url &url, const Arguments &)
{
    return Value(url.scheme);
}

Outcome host(const Url &url, const Arguments &)
{
    return Value(url.host);
}

Outcome port(const Url &url, const Arguments &)
{
    static const QHash<QString, qint64> usual{
        {u"http"_s, 80}, {u"https"_s, 443}, {u"ftp"_s, 21}, {u"sftp"_s, 22}, {u"ssh"_s, 22}};
    if (!url.port.isEmpty())
        return Value(url.port.toLongLong());
    const auto found = usual.constFind(url.scheme.toLower());
    return found == usual.constEnd() ? Outcome(problem(Code::Undocumented))
                                     : Outcome(Value(*found));
}

Outcome path(const Url &url, const Arguments &arguments)
{
    if (arguments.size() < 2)
        return Value(url.path);
    const auto *full = std::get_if<bool>(&arguments.at(1));
    if (!full)
        return wrongKind(1, Kind::Boolean);
    return Value(*full ? url.path : url.path.sliced(url.path.lastIndexOf(u'/') + 1));
}

Outcome queryMap(const Url &url, const Arguments &arguments)
{
    const QString *anchor = textAt(arguments, 1);
    if (!anchor)
        return wrongKind(1, Kind::Text);
    const bool retain = *anchor == "retain"_L1;
    const bool append = *anchor == "append"_L1;
    if (!retain && !append && *anchor != "remove"_L1)
        return wrongKind(1, Kind::Text);
    if (url.query.count(u'&') >= mostKeys)
        return problem(Code::TooLarge);
    // Escapes, repeated names and names without a value are not on the page.
    if (!url.hasQuery || url.query.contains(u'%') || url.query.contains(u'+'))
        return problem(Code::Undocumented);
    const QString query = retain && url.hasAnchor ? url.query + u'#' + url.anchor : url.query;
    QJsonObject map;
    for (const QString &pair : query.split(u'&')) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals < 1 || map.contains(pair.first(equals)))
            return problem(Code::Undocumented);
        map.insert(pair.first(equals), pair.sliced(equals + 1));
    }
    if (append && url.hasAnchor)
        map.insert(u"_anchor_"_s, url.anchor);
    return Value(map);
}

Outcome encoded(const Arguments &arguments, Context &)
{
    if (isNull(arguments.first()))
        return Value();
    const QString *text = textAt(arguments, 0);
    if (!text)
        return wrongKind(0, Kind::Text);
    // "~" is in the page's list of what is replaced, though RFC 3986 leaves it alone.
    return Value(QString::fromLatin1(text->toUtf8().toPercentEncoding({}, "~")));
}

Outcome decoded(const Arguments &arguments, Context &)
{
    if (isNull(arguments.first()))
        return Value();
    const QString *text = textAt(arguments, 0);
    if (!text)
        return wrongKind(0, Kind::Text);
    static const QRegularExpression broken(u"%(?![0-9A-Fa-f]{2})"_s);
    // Whether "+" is a blank is left open.
    if (text->contains(u'+') || text->contains(broken))
        return problem(Code::Undocumented);
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString result = utf8(QByteArray::fromPercentEncoding(text->toUtf8()));
    return utf8.hasError() ? Outcome(problem(Code::Undocumented)) : Outcome(Value(result));
}

constexpr NamedEvaluator list[] = {
    {"get_url_protocol"_L1, ofUrl<protocol>},  {"get_url_host"_L1, ofUrl<host>},
    {"get_url_port"_L1, ofUrl<port>},          {"get_url_path"_L1, ofUrl<path>},
    {"get_url_query_str"_L1, ofUrl<queryMap>}, {"get_url_encoded"_L1, encoded},
    {"get_url_decoded"_L1, decoded},
};

} // namespace

EvaluatorList urlEvaluators()
{
    return list;
}

} // namespace dfw::dataprep
