// SPDX-License-Identifier: Apache-2.0
//
// The files people have, in their documented shapes, with made-up values.
#include "signin/credentialfile.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::signin;
using Kind = CredentialFileKind;
using Note = CredentialNote;

namespace {

QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

// One line that says everything, so that a row can name what it expects.
QString told(const FoundCredential &found)
{
    QStringList notes;
    for (const Note note : found.notes)
        notes.append(QString::number(int(note)));
    return QStringList{found.name,
                       found.apiKey,
                       found.clientSecret.reveal(),
                       found.organisation,
                       found.scopes.join(u'+'),
                       found.technicalAccount,
                       found.sandbox,
                       found.platformHost,
                       found.imsHost,
                       notes.join(u',')}
        .join(u'|');
}

QString notes(std::initializer_list<Note> all)
{
    QStringList out;
    for (const Note note : all)
        out.append(QString::number(int(note)));
    return out.join(u',');
}

const char *const project = R"({'project':{'id':'1','name':'p','org':{'ims_org_id':'ORG@AdobeOrg'},
    'workspace':{'name':'Production','details':{'credentials':[
      {'name':'old','integration_type':'service_account','jwt':{'client_id':'jwt'}},
      {'name':'first','integration_type':'oauth_server_to_server','oauth_server_to_server':
        {'client_id':'id1','client_secrets':['s1','s2'],'technical_account_id':'t@techacct',
         'scopes':['openid','AdobeID']}},
      {'name':'second','integration_type':'oauth_server_to_server','oauth_server_to_server':
        {'client_id':'id2','client_secrets':[],'scopes':[]}}]}}}})";

} // namespace

class CredentialFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kinds_data();
    void kinds();
    void severalOfAProject();
    void refusals_data();
    void refusals();
};

void CredentialFileTest::kinds_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *file, Kind kind, const QString &expected) {
        QTest::newRow(name) << json(file) << int(kind) << expected;
    };
    row("console project", project, Kind::ConsoleProject,
        u"first|id1|s1|ORG@AdobeOrg|openid+AdobeID|t@techacct||||"_s);
    row("console credential, capitals",
        "{'CLIENT_ID':'id','CLIENT_SECRETS':['s'],'ORG_ID':'O@AdobeOrg','SCOPES':['a','b'],"
        "'TECHNICAL_ACCOUNT_ID':'t','TECHNICAL_ACCOUNT_EMAIL':'e'}",
        Kind::ConsoleCredential, u"|id|s|O@AdobeOrg|a+b|t||||"_s);
    row("console credential, small letters, scopes as text",
        "{'client_id':'id','client_secret':' s ','ims_org_id':'O@AdobeOrg','scopes':'a, b,'}",
        Kind::ConsoleCredential, u"|id|s|O@AdobeOrg|a+b|||||"_s);
    row("aepp",
        "{'org_id':'O@AdobeOrg','client_id':'id','secret':'s','scopes':'a','sandbox-name':'dev',"
        "'environment':'prod'}",
        Kind::AeppConfig, u"|id|s|O@AdobeOrg|a||dev|||"_s);
    row("aepp of another environment",
        "{'org_id':'O@AdobeOrg','client_id':'id','secret':'s','scopes':'a','environment':'stage'}",
        Kind::AeppConfig,
        u"|id|s|O@AdobeOrg|a|||platform-stage.adobe.io||"_s + notes({Note::HostNeedsConsent}));
    row("postman",
        "{'name':'Env','values':[{'key':'API_KEY','value':'id','enabled':true},"
        "{'key':'CLIENT_SECRET','value':'s'},{'key':'IMS_ORG','value':'O@AdobeOrg'},"
        "{'key':'SCOPES','value':'a,b'},{'key':'SANDBOX_NAME','value':'dev'},"
        "{'key':'IMS','value':'ims-na1.adobelogin.com'},"
        "{'key':'ACCESS_TOKEN','value':'stale'},"
        "{'key':'SANDBOX_NAME','value':'never','enabled':false}]}",
        Kind::PostmanEnvironment,
        u"Env|id|s|O@AdobeOrg|a+b||dev||ims-na1.adobelogin.com|"_s +
            notes({Note::HostNeedsConsent, Note::TokenLeftOut}));
    row("postman with a Platform address",
        "{'name':'E','values':[{'key':'API_KEY','value':'id'},{'key':'CLIENT_SECRET','value':'s'},"
        "{'key':'IMS_ORG','value':'O'},{'key':'SCOPES','value':'a'},"
        "{'key':'PLATFORM_URL','value':'https://evil.example/data'}]}",
        Kind::PostmanEnvironment,
        u"E|id|s|O|a|||evil.example||"_s + notes({Note::HostNeedsConsent}));
    row("jwt material",
        "{'API_KEY':'id','CLIENT_SECRET':'s','ORG_ID':'O','SCOPES':'a','PRIVATE_KEY':'k',"
        "'META_SCOPE':['m']}",
        Kind::ConsoleCredential, u"|id|s|O|a|||||"_s + notes({Note::JwtObsolete}));
    row("almost nothing", "{'client_id':'','secret':''}", Kind::ConsoleCredential,
        u"|||||||||"_s + notes({Note::ApiKeyMissing, Note::SecretMissing, Note::OrganisationMissing,
                                Note::ScopesMissing}));
}

void CredentialFileTest::kinds()
{
    QFETCH(QByteArray, file);
    QFETCH(int, kind);
    QFETCH(QString, expected);
    const auto read = readCredentialFile(file);
    QVERIFY(read);
    QCOMPARE(int(read->kind), kind);
    QCOMPARE(told(read->credentials.first()), expected);
}

void CredentialFileTest::severalOfAProject()
{
    const auto read = readCredentialFile(json(project));
    QCOMPARE(read->credentials.size(), 2); // the one of another kind is left out
    QCOMPARE(told(read->credentials.last()), u"second|id2||ORG@AdobeOrg||||||"_s +
                                                 notes({Note::SecretMissing, Note::ScopesMissing}));
}

void CredentialFileTest::refusals_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &file, const QString &code) {
        QTest::newRow(name) << file << code;
    };
    row("empty", {}, u"NotJson"_s);
    row("a picture", QByteArray("\x89PNG\r\n\x1a\n", 8), u"NotJson"_s);
    row("cut", "{\"client_id\":", u"NotJson"_s);
    row("a list", "[1]", u"NotACredentialFile"_s);
    row("a plan", json("{'format':'dataflow-plan','version':1}"), u"NotACredentialFile"_s);
    row("postman of another api", json("{'values':[{'key':'url','value':'x'}]}"),
        u"NotACredentialFile"_s);
    row("project with jwt only",
        json("{'project':{'workspace':{'details':{'credentials':[{'integration_type':"
             "'service_account'}]}}}}"),
        u"NoServerToServer"_s);
    row("too large", QByteArray(largestCredentialBytes + 1, ' '), u"TooLarge"_s);
}

void CredentialFileTest::refusals()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, code);
    const auto read = readCredentialFile(file);
    QVERIFY(!read);
    QCOMPARE(read.error().code, code);
    QVERIFY(read.error().detail.isEmpty() && read.error().serverText.isEmpty());
}

QTEST_GUILESS_MAIN(CredentialFileTest)
#include "tst_credentialfile.moc"
