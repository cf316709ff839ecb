// SPDX-License-Identifier: Apache-2.0
#include "storage/profiles.h"

#include "core/logging.h"
#include "storage/jsonwriter.h"

#include <algorithm>
#include <array>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>
#include <QUuid>

namespace dfw::storage {

using namespace Qt::StringLiterals;

namespace {

using ProxyKind = ProfileProxy::Kind;
constexpr std::array<std::pair<ProxyKind, QLatin1StringView>, 4> proxyKinds{
    {{ProxyKind::System, "system"_L1},
     {ProxyKind::None, "none"_L1},
     {ProxyKind::Http, "http"_L1},
     {ProxyKind::Socks5, "socks5"_L1}}};

QString listFormat()
{
    return u"dataflow-profiles"_s;
}

Error refusal(const QString &code, const QString &pointer = {})
{
    return {.kind = ErrorKind::Storage,
            .operation = u"loadProfiles"_s,
            .code = code,
            .detail = pointer};
}

bool isNamed(ProxyKind kind)
{
    return kind == ProxyKind::Http || kind == ProxyKind::Socks5;
}

// An object's members by their type; remembers the first that has another one. What is absent keeps
// its default.
class Members
{
public:
    Members(QJsonObject object, QString pointer)
        : m_object(std::move(object)), m_pointer(std::move(pointer))
    {
    }
    void text(QLatin1StringView key, QString &into)
    {
        const QJsonValue value = take(key, &QJsonValue::isString);
        if (value.isString())
            into = value.toString();
    }
    void truth(QLatin1StringView key, bool &into)
    {
        into = take(key, &QJsonValue::isBool).toBool(into);
    }
    void number(QLatin1StringView key, int &into)
    {
        into = take(key, &QJsonValue::isDouble).toInt(-1);
    }
    void texts(QLatin1StringView key, QStringList &into)
    {
        const QJsonArray values = take(key, &QJsonValue::isArray).toArray();
        for (const QJsonValue &value : values) {
            check(key, value.isString());
            into.append(value.toString());
        }
    }
    QJsonObject object(QLatin1StringView key)
    {
        return take(key, &QJsonValue::isObject).toObject();
    }
    bool has(QLatin1StringView key) const { return m_object.contains(key); }
    void check(QLatin1StringView key, bool isFine)
    {
        if (!isFine && m_wrong.isEmpty())
            m_wrong = m_pointer + u'/' + key;
    }
    QString wrong() const { return m_wrong; }

private:
    QJsonValue take(QLatin1StringView key, bool (QJsonValue::*isRight)() const)
    {
        const QJsonValue value = m_object.value(key);
        check(key, value.isUndefined() || (value.*isRight)());
        return value;
    }

    QJsonObject m_object;
    QString m_pointer;
    QString m_wrong;
};

// The id is part of the keychain's names: nothing in it may look like a path.
bool isId(const QString &id)
{
    static const QRegularExpression pattern(uR"(\A[a-z0-9][a-z0-9-]{0,63}\z)"_s);
    return pattern.match(id).hasMatch();
}

QString readProxy(const QJsonObject &object, const QString &pointer, ProfileProxy &proxy)
{
    Members members(object, pointer);
    QString kind;
    members.text("kind"_L1, kind);
    const auto *known = std::find_if(proxyKinds.begin(), proxyKinds.end(),
                                     [&kind](const auto &one) { return one.second == kind; });
    members.check("kind"_L1, known != proxyKinds.end());
    if (known == proxyKinds.end())
        return members.wrong();
    proxy.kind = known->first;
    if (isNamed(proxy.kind)) {
        members.text("host"_L1, proxy.host);
        members.number("port"_L1, proxy.port);
        members.text("user"_L1, proxy.user);
        members.check("host"_L1, !proxy.host.isEmpty());
        members.check("port"_L1, proxy.port >= 1 && proxy.port <= 65'535);
    }
    return members.wrong();
}

Result<Profile> readProfile(const QJsonValue &json, const QString &pointer)
{
    if (!json.isObject())
        return refusal(u"BadProfile"_s, pointer);
    Profile profile;
    Members members(json.toObject(), pointer);
    members.text("id"_L1, profile.id);
    members.check("id"_L1, isId(profile.id));
    members.text("name"_L1, profile.name);
    members.text("organisation"_L1, profile.organisation);
    members.text("clientId"_L1, profile.clientId);
    members.texts("scopes"_L1, profile.scopes);
    members.text("sandbox"_L1, profile.sandbox);
    members.text("platform"_L1, profile.platform);
    members.text("ims"_L1, profile.ims);
    members.texts("confirmedOrigins"_L1, profile.confirmedOrigins);
    members.text("caFile"_L1, profile.caFile);
    members.truth("keepsSecrets"_L1, profile.keepsSecrets);
    members.truth("hasKept"_L1, profile.hasKept);
    QString wrong = members.wrong();
    if (wrong.isEmpty() && members.has("proxy"_L1)) {
        const QJsonObject proxy = members.object("proxy"_L1);
        wrong = members.wrong();
        if (wrong.isEmpty())
            wrong = readProxy(proxy, pointer + u"/proxy"_s, profile.proxy);
    }
    if (!wrong.isEmpty())
        return refusal(u"BadProfile"_s, wrong);
    return profile;
}

bool contains(const ProfileList &list, const QString &id)
{
    return std::any_of(list.profiles.cbegin(), list.profiles.cend(),
                       [&id](const Profile &profile) { return profile.id == id; });
}

void writeTexts(JsonWriter &out, QStringView key, const QStringList &texts)
{
    if (texts.isEmpty())
        return;
    out.key(key);
    out.beginArray();
    for (const QString &text : texts)
        out.value(text);
    out.endArray();
}

void writeText(JsonWriter &out, QStringView key, const QString &text)
{
    if (!text.isEmpty())
        out.member(key, text);
}

void writeProxy(JsonWriter &out, const ProfileProxy &proxy)
{
    out.key(u"proxy");
    out.beginObject();
    for (const auto &[kind, name] : proxyKinds) {
        if (kind == proxy.kind)
            out.member(u"kind", QString(name));
    }
    if (isNamed(proxy.kind)) {
        out.member(u"host", proxy.host);
        out.member(u"port", qint64(proxy.port));
        writeText(out, u"user", proxy.user);
    }
    out.endObject();
}

void writeProfile(JsonWriter &out, const Profile &profile)
{
    out.beginObject();
    out.member(u"id", profile.id);
    out.member(u"name", profile.name);
    writeText(out, u"organisation", profile.organisation);
    writeText(out, u"clientId", profile.clientId);
    writeTexts(out, u"scopes", profile.scopes);
    writeText(out, u"sandbox", profile.sandbox);
    out.member(u"platform", profile.platform);
    out.member(u"ims", profile.ims);
    writeTexts(out, u"confirmedOrigins", profile.confirmedOrigins);
    writeProxy(out, profile.proxy);
    writeText(out, u"caFile", profile.caFile);
    out.member(u"keepsSecrets", profile.keepsSecrets);
    out.member(u"hasKept", profile.hasKept);
    out.endObject();
}

} // namespace

Profile newProfile(const QString &name)
{
    return {.id = QUuid::createUuid().toString(QUuid::WithoutBraces), .name = name};
}

Result<ProfileList> readProfiles(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    const QJsonValue version = root.value("version"_L1);
    if (root.value("format"_L1).toString() != listFormat() || !version.isDouble())
        return refusal(u"NotProfiles"_s);
    if (version.toDouble() > profilesVersion)
        return refusal(u"NewerProfiles"_s);
    if (version.toDouble() != profilesVersion || !root.value("profiles"_L1).isArray())
        return refusal(u"NotProfiles"_s);
    ProfileList list;
    const QJsonArray entries = root.value("profiles"_L1).toArray();
    for (const QJsonValue &entry : entries) {
        const QString pointer = u"/profiles/%1"_s.arg(list.profiles.size());
        const Result<Profile> profile = readProfile(entry, pointer);
        if (!profile)
            return profile.error();
        if (contains(list, profile->id))
            return refusal(u"BadProfile"_s, pointer + u"/id"_s);
        list.profiles.append(*profile);
    }
    list.current = root.value("current"_L1).toString();
    if (!contains(list, list.current))
        list.current.clear();
    return list;
}

QByteArray writeProfiles(const ProfileList &list)
{
    JsonWriter out;
    out.beginObject();
    out.member(u"format", listFormat());
    out.member(u"version", qint64(profilesVersion));
    writeText(out, u"current", list.current);
    out.key(u"profiles");
    out.beginArray();
    for (const Profile &profile : list.profiles)
        writeProfile(out, profile);
    out.endArray();
    out.endObject();
    return out.take();
}

Profiles::Profiles(QString directory) : m_directory(std::move(directory)) {}

QString Profiles::file() const
{
    return QDir(m_directory).filePath(u"profiles.json"_s);
}

Result<ProfileList> Profiles::load() const
{
    const QFileInfo info(file());
    if (!info.exists() && !info.isSymLink())
        return ProfileList{};
    Error error = refusal(QString());
    error.where = file();
    error.detail = u"not a regular file"_s;
    // Asked first: opening a named pipe would wait for somebody to write into it.
    if (!info.isFile())
        return error;
    QFile stored(file());
    const bool isOpen = stored.open(QIODevice::ReadOnly);
    const QByteArray json = isOpen ? stored.read(largestProfilesBytes + 1) : QByteArray();
    if (!isOpen || stored.error() != QFileDevice::NoError) {
        error.detail = stored.errorString();
        return error;
    }
    const Result<ProfileList> list =
        json.size() > largestProfilesBytes ? refusal(u"NotProfiles"_s) : readProfiles(json);
    if (list)
        return list;
    error = list.error();
    error.where = file();
    qCInfo(logStorage).noquote() << "profiles.json is left alone:" << error.code << error.detail;
    return error;
}

Result<Unit> Profiles::keep(const Profile &profile)
{
    Q_ASSERT(isId(profile.id));
    Result<ProfileList> loaded = load();
    if (!loaded)
        return loaded.error();
    ProfileList list = loaded.takeValue();
    const auto place =
        std::find_if(list.profiles.begin(), list.profiles.end(),
                     [&profile](const Profile &other) { return other.id == profile.id; });
    if (place == list.profiles.end())
        list.profiles.append(profile);
    else
        *place = profile;
    return write(list);
}

Result<Unit> Profiles::remove(const QString &id)
{
    Result<ProfileList> loaded = load();
    if (!loaded)
        return loaded.error();
    ProfileList list = loaded.takeValue();
    list.profiles.removeIf([&id](const Profile &profile) { return profile.id == id; });
    if (list.current == id)
        list.current.clear();
    return write(list);
}

Result<Unit> Profiles::setCurrent(const QString &id)
{
    Result<ProfileList> loaded = load();
    if (!loaded)
        return loaded.error();
    ProfileList list = loaded.takeValue();
    list.current = contains(list, id) ? id : QString();
    return write(list);
}

Result<Unit> Profiles::write(const ProfileList &list) const
{
    QSaveFile stored(file());
    if (QDir().mkpath(m_directory) && stored.open(QIODevice::WriteOnly)) {
        // Before anything is in it: names and hosts are nobody else's business.
        stored.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        stored.write(writeProfiles(list));
        if (stored.commit())
            return Unit{};
    }
    return Error{.kind = ErrorKind::Storage,
                 .operation = u"saveProfiles"_s,
                 .where = file(),
                 .detail = stored.errorString()};
}

} // namespace dfw::storage
