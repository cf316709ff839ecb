// SPDX-License-Identifier: Apache-2.0
#include "signin/credentialfile.h"

#include <initializer_list>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace dfw::signin {

using namespace Qt::StringLiterals;

namespace {

Error refusal(const QString &code)
{
    return {.kind = ErrorKind::InvalidPlan, .operation = u"readCredentialFile"_s, .code = code};
}

// Letters only, in lower case: the files spell their keys in every way ("CLIENT_ID", "client_id",
// "sandbox-name").
QString plain(const QString &key)
{
    QString out;
    for (const QChar c : key) {
        if (c.isLetterOrNumber())
            out += c.toLower();
    }
    return out;
}

// A flat file's values by their plain keys.
class Values
{
public:
    explicit Values(const QJsonObject &object)
    {
        for (auto it = object.begin(); it != object.end(); ++it)
            m_values.insert(plain(it.key()), it.value());
    }
    bool has(std::initializer_list<const char *> keys) const { return !value(keys).isUndefined(); }
    // A list counts with its first entry: there are two secrets while one is being replaced.
    QString text(std::initializer_list<const char *> keys) const
    {
        const QJsonValue found = value(keys);
        return (found.isArray() ? found.toArray().first() : found).toString().trimmed();
    }
    // "a, b" or ["a", "b"]
    QStringList list(std::initializer_list<const char *> keys) const
    {
        const QJsonValue found = value(keys);
        QStringList out;
        const QJsonArray array = found.toArray();
        for (const QJsonValue &one : array)
            out.append(one.toString());
        if (!found.isArray())
            out = found.toString().split(u',');
        for (QString &one : out)
            one = one.trimmed();
        out.removeAll(QString());
        return out;
    }

private:
    QJsonValue value(std::initializer_list<const char *> keys) const
    {
        for (const char *key : keys) {
            const auto found = m_values.constFind(QString::fromLatin1(key));
            if (found != m_values.constEnd())
                return *found;
        }
        return QJsonValue::Undefined;
    }
    QHash<QString, QJsonValue> m_values;
};

// "https://platform.adobe.io/x" or "platform.adobe.io" → the name alone
QString hostOf(const QString &text)
{
    if (text.isEmpty())
        return {};
    return QUrl(text.contains("://"_L1) ? text : u"https://"_s + text).host();
}

FoundCredential flat(const Values &values)
{
    FoundCredential out{.apiKey = values.text({"clientid", "apikey"}),
                        .clientSecret =
                            Secret(values.text({"clientsecrets", "clientsecret", "secret"})),
                        .organisation = values.text({"orgid", "imsorgid", "imsorg"}),
                        .scopes = values.list({"scopes", "scope"}),
                        .technicalAccount = values.text({"technicalaccountid", "techid"}),
                        .sandbox = values.text({"sandboxname"}),
                        .platformHost = hostOf(values.text({"platformurl"})),
                        .imsHost = hostOf(values.text({"ims"}))};
    const QString environment = values.text({"environment"});
    if (!environment.isEmpty() && environment != "prod"_L1)
        out.platformHost = u"platform-%1.adobe.io"_s.arg(environment);
    if (values.has({"privatekey", "jwttoken", "metascope", "metascopes", "certificate"}))
        out.notes.append(CredentialNote::JwtObsolete);
    if (!values.text({"accesstoken"}).isEmpty())
        out.notes.append(CredentialNote::TokenLeftOut);
    return out;
}

void addNotes(FoundCredential &credential)
{
    QList<CredentialNote> missing;
    if (credential.apiKey.isEmpty())
        missing.append(CredentialNote::ApiKeyMissing);
    if (credential.clientSecret.isEmpty())
        missing.append(CredentialNote::SecretMissing);
    if (credential.organisation.isEmpty())
        missing.append(CredentialNote::OrganisationMissing);
    if (credential.scopes.isEmpty())
        missing.append(CredentialNote::ScopesMissing);
    if (!credential.platformHost.isEmpty() || !credential.imsHost.isEmpty())
        missing.append(CredentialNote::HostNeedsConsent);
    credential.notes = missing + credential.notes;
}

Result<CredentialFile> readProject(const QJsonObject &project)
{
    CredentialFile file{.kind = CredentialFileKind::ConsoleProject};
    const QString organisation =
        project.value("org"_L1).toObject().value("ims_org_id"_L1).toString();
    const QJsonArray all = project.value("workspace"_L1)
                               .toObject()
                               .value("details"_L1)
                               .toObject()
                               .value("credentials"_L1)
                               .toArray();
    for (const QJsonValue &entry : all) {
        const QJsonObject object = entry.toObject();
        const QString type = object.value("integration_type"_L1).toString();
        if (type != "oauth_server_to_server"_L1)
            continue;
        FoundCredential found = flat(Values(object.value(type).toObject()));
        found.name = object.value("name"_L1).toString();
        found.organisation = organisation;
        file.credentials.append(found);
    }
    if (file.credentials.isEmpty())
        return refusal(u"NoServerToServer"_s);
    return file;
}

CredentialFile readPostman(const QJsonObject &root)
{
    QJsonObject values;
    const QJsonArray entries = root.value("values"_L1).toArray();
    for (const QJsonValue &entry : entries) {
        const QJsonObject object = entry.toObject();
        if (object.value("enabled"_L1).toBool(true))
            values.insert(object.value("key"_L1).toString(), object.value("value"_L1));
    }
    FoundCredential found = flat(Values(values));
    found.name = root.value("name"_L1).toString();
    return {.kind = CredentialFileKind::PostmanEnvironment, .credentials = {found}};
}

} // namespace

Result<CredentialFile> readCredentialFile(const QByteArray &json)
{
    if (json.size() > largestCredentialBytes)
        return refusal(u"TooLarge"_s);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document.isNull())
        return refusal(u"NotJson"_s);
    const QJsonObject root = document.object();
    const Values values(root);

    Result<CredentialFile> file = refusal(u"NotACredentialFile"_s);
    if (root.value("project"_L1).toObject().contains("workspace"_L1)) {
        file = readProject(root.value("project"_L1).toObject());
    } else if (root.value("values"_L1).isArray()) {
        const CredentialFile found = readPostman(root);
        // Any API has Postman environments; ours names an API key or an organisation.
        if (!found.credentials.first().apiKey.isEmpty() ||
            !found.credentials.first().organisation.isEmpty())
            file = found;
    } else if (values.has({"clientid", "apikey"})) {
        const bool aepp = values.has({"sandboxname", "environment"});
        file = CredentialFile{.kind = aepp ? CredentialFileKind::AeppConfig
                                           : CredentialFileKind::ConsoleCredential,
                              .credentials = {flat(values)}};
    }
    if (!file)
        return file;
    CredentialFile noted = file.takeValue();
    for (FoundCredential &credential : noted.credentials)
        addNotes(credential);
    return noted;
}

} // namespace dfw::signin
