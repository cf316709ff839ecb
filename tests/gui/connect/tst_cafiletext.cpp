// SPDX-License-Identifier: Apache-2.0
// What is said of a CA file, over real certificates.
#include "connect/cafiletext.h"
#include "support/certificates.h"
#include "texts/translations.h"

#include <QFile>
#include <QLocale>
#include <QSslCertificate>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::ui;

class TestCaFileText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sentences_data();
    void sentences();

private:
    std::unique_ptr<test::CertificateAuthority> m_authority;
    QTemporaryDir m_folder;
};

void TestCaFileText::initTestCase()
{
    installTranslations(*QCoreApplication::instance());
    m_authority = std::make_unique<test::CertificateAuthority>(u"Lumen proxy"_s);
}

void TestCaFileText::sentences_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("fault");
    QTest::addColumn<QString>("says");
    const auto write = [this](const QString &name, const QByteArray &bytes) {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    };
    const auto issued = [this](int days) {
        QFile file(
            m_authority->issue({.fromDays = qMin(-2, days - 2), .toDays = days, .selfSigned = true})
                .certificateFile);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no certificate");
        return file.readAll();
    };
    const auto inDays = [](int days) {
        return QLocale().toString(QDateTime::currentDateTimeUtc().addDays(days).date(),
                                  u"d MMMM yyyy"_s);
    };
    const QByteArray good = issued(400);
    const QByteArray later = issued(800);
    const QByteArray old = issued(-1);
    const auto row = [](const char *name, const QString &path, bool fault, const QString &says) {
        QTest::newRow(name) << path << fault << says;
    };
    row("none", {}, false, u"For a network that inspects https"_s);
    row("one", write(u"one.pem"_s, good), false,
        u"1 certificate; it expires on %1."_s.arg(inDays(400)));
    row("two", write(u"two.pem"_s, later + good), false,
        u"2 certificates; the first expires on %1."_s.arg(inDays(400)));
    row("one of three expired", write(u"three.pem"_s, old + later + good), false,
        u"3 certificates; 1 expired already, the next one does on %1."_s.arg(inDays(400)));
    row("expired", write(u"old.pem"_s, old), true, u"The certificate in it has expired."_s);
    row("two expired", write(u"olds.pem"_s, old + issued(-3)), true,
        u"All 2 certificates in it have expired."_s);
    row("der", write(u"one.der"_s, QSslCertificate(good).toDer()), false, u"1 certificate; "_s);
    row("a key", write(u"key.pem"_s, "-----BEGIN PRIVATE KEY-----\n"), true,
        u"There is no certificate in the file."_s);
    row("empty", write(u"empty.pem"_s, {}), true, u"There is no certificate in the file."_s);
    row("gone", m_folder.filePath(u"gone.pem"_s), true, u"The file cannot be read."_s);
    row("folder", m_folder.path(), true, u"The file cannot be read."_s);
    row("device", u"/dev/zero"_s, true, u"The file cannot be read."_s);
}

void TestCaFileText::sentences()
{
    QFETCH(QString, path);
    QFETCH(bool, fault);
    QFETCH(QString, says);
    const CaFileText text = caFileText(path, QDateTime::currentDateTimeUtc());
    QCOMPARE(text.isFault, fault);
    QVERIFY2(text.sentence.startsWith(says), qUtf8Printable(text.sentence));
}

QTEST_GUILESS_MAIN(TestCaFileText)
#include "tst_cafiletext.moc"
