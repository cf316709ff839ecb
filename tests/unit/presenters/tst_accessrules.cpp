// SPDX-License-Identifier: Apache-2.0
#include "presenters/accessrules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::presenters;

Q_DECLARE_METATYPE(dfw::AccessPoint)

class AccessRulesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void blames_data();
    void blames();
};

void AccessRulesTest::blames_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<AccessPoint>("asked");
    QTest::addColumn<AccessPoint>("blamed");
    using enum AccessPoint;
    const auto row = [](const char *code, int status, AccessPoint asked, AccessPoint blamed,
                        const QString &operation = u"listConnections"_s) {
        QTest::addRow("%s %d %d", code, status, static_cast<int>(asked))
            << QString::fromLatin1(code) << status << operation << asked << blamed;
    };
    row("403010", 403, Organisation, Token);
    row("401013", 401, Organisation, Token);
    row("401013", 401, FlowRead, Token);
    row("", 401, Organisation, Token);
    row("Unauthorized", 401, SchemaRegistry, Token);
    row("FLOW-2114-400", 400, FlowRead, Token);
    row("FLOW-2115-400", 400, FlowRead, Token);
    row("invalid_client", 401, SchemaRegistry, Token, u"signIn"_s);
    row("", 0, FlowRead, Token, u"signIn"_s);
    for (const char *code : {"403000", "403003", "403025", "403027"}) {
        row(code, 403, Organisation, Organisation);
        row(code, 403, SchemaRegistry, Organisation);
    }
    row("400003", 400, Organisation, Organisation);
    // 401, and yet no matter of the token.
    row("FLOW-2000-401", 401, FlowRead, Organisation);
    row("FLOW-2001-401", 401, FlowRead, Organisation);
    row("FLOW-2002-401", 401, FlowRead, Organisation);
    for (const char *code : {"FLOW-2100-404", "FLOW-2101-404", "FLOW-2103-404", "FLOW-2105-400",
                             "FLOW-2110-400", "FLOW-2111-403"})
        row(code, 404, FlowRead, Sandbox);
    row("FLOW-2118-403", 403, FlowRead, FlowRead);
    row("FLOW-2120-403", 403, FlowRead, FlowRead);
    row("FLOW-2121-403", 403, FlowRead, FlowRead);
    row("XDM-1010-404", 404, SchemaRegistry, SchemaRegistry);
    row("", 403, SchemaRegistry, SchemaRegistry);
    row("", 503, Organisation, Organisation);
    row("CertificateExpired", 0, Organisation, Organisation);
    row("SandboxUnknown", 0, Sandbox, Sandbox);
}

void AccessRulesTest::blames()
{
    QFETCH(QString, code);
    QFETCH(int, status);
    QFETCH(QString, operation);
    QFETCH(AccessPoint, asked);
    QFETCH(AccessPoint, blamed);
    QCOMPARE(blamedFor({.operation = operation, .httpStatus = status, .code = code}, asked),
             blamed);
}

QTEST_GUILESS_MAIN(AccessRulesTest)
#include "tst_accessrules.moc"
