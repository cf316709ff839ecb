// SPDX-License-Identifier: Apache-2.0
#include "guitest.h"

#include "style/icons.h"
#include "style/tokens.h"
#include "style/typescale.h"

#include <QDir>
#include <QImage>
#include <QStyleFactory>

using namespace Qt::StringLiterals;
using namespace dfw::ui;

class TestTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dfw::test::useStyle(); }

    void contrast_data()
    {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<double>("least");
        QPalette system(Qt::black, Qt::black);
        system.setColor(QPalette::WindowText, Qt::white);
        const QList<std::pair<QByteArray, Tokens>> sets{
            {"light", lightTokens()},
            {"dark", darkTokens()},
            {"contrast", tokensFor(Theme::HighContrast, QPalette(), QPalette())}};
        for (const auto &[name, t] : sets) {
            const auto row = [&](const char *what, QColor ink, QColor ground, double least) {
                QTest::addRow("%s %s", name.constData(), what) << ink << ground << least;
            };
            row("text on surface", t.text, t.surface, 4.5);
            row("text on window", t.text, t.window, 4.5);
            row("text on tint", t.text, t.tint, 4.5);
            row("text on hover", t.text, t.hover, 4.5);
            row("text on raised", t.text, t.raised, 4.5);
            row("muted on surface", t.muted, t.surface, 4.5);
            row("muted on tint", t.muted, t.tint, 4.5);
            row("muted on rail", t.muted, t.rail, 4.5);
            row("muted on hover", t.muted, t.hover, 4.5);
            row("placeholder on surface", t.placeholder, t.surface, 4.5);
            row("link on surface", t.link, t.surface, 4.5);
            row("link on window", t.link, t.window, 4.5);
            row("link on error tint", t.link, t.errTint, 4.5);
            row("link on demo tint", t.link, t.demoTint, 4.5);
            row("text on accent", t.onAccent, t.accent, 4.5);
            row("text on accent hover", t.onAccent, t.accentHover, 4.5);
            row("text on production", t.onProd, t.prod, 4.5);
            row("checked segment", toneInk(t, Tone::Accent), t.tint, 4.5);
            row("ok badge", t.ok, t.okTint, 4.5);
            row("warn badge", t.warn, t.warnTint, 4.5);
            row("err badge", t.err, t.errTint, 4.5);
            row("info badge", t.info, t.infoTint, 4.5);
            row("demo badge", t.demo, t.demoTint, 4.5);
            row("err on surface", t.err, t.surface, 4.5);
            row("err on rail row", t.err, t.surface, 4.5);
            row("ok on surface", t.ok, t.surface, 4.5);
            row("warn on surface", t.warn, t.surface, 4.5);
            row("info on surface", t.info, t.surface, 4.5);
            row("control edge on surface", t.ctl, t.surface, 3);
            row("control edge on window", t.ctl, t.window, 3);
            row("control edge on rail", t.ctl, t.rail, 3);
            row("control edge on hover", t.ctl, t.hover, 3);
            row("accent on surface", t.accent, t.surface, 3);
            row("accent on tint", t.accent, t.tint, 3);
            row("accent on rail", t.accent, t.rail, 3);
            for (const QColor &line : {t.lineDirect, t.lineFormula, t.lineWarning, t.lineBroken,
                                       t.lineSuggestion, t.lineConstant})
                row(qPrintable(u"line "_s + line.name()), line, t.window, 3);
        }
    }

    void contrast()
    {
        QFETCH(QColor, ink);
        QFETCH(QColor, ground);
        QFETCH(double, least);
        const double ratio = contrastRatio(ink, ground);
        QVERIFY2(ratio >= least,
                 qPrintable(u"%1 on %2 is %3"_s.arg(ink.name(), ground.name()).arg(ratio)));
    }

    void ratioIsThatOfWcag()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
        QVERIFY(qAbs(contrastRatio(QColor(0x767676), Qt::white) - 4.54) < 0.01);
    }

    void systemThemeFollowsTheDesktop()
    {
        const QPalette neutral = lightPalette();
        QVERIFY(!tokensFor(Theme::System, neutral, neutral).dark);
        QPalette dark(QColor(0x303030), QColor(0x202020));
        QVERIFY(tokensFor(Theme::System, dark, neutral).dark);
        QVERIFY(!tokensFor(Theme::System, dark, neutral).contrast);
        QPalette strong(Qt::black, Qt::black);
        strong.setColor(QPalette::WindowText, Qt::white);
        strong.setColor(QPalette::Text, Qt::white);
        strong.setColor(QPalette::Base, Qt::black);
        strong.setColor(QPalette::Highlight, Qt::cyan);
        const Tokens t = tokensFor(Theme::System, strong, neutral);
        QVERIFY(t.contrast && t.dark);
        QCOMPARE(t.accent, QColor(Qt::cyan));
        QCOMPARE(t.surface, QColor(Qt::black));
        QCOMPARE(t.line, QColor(Qt::white));
    }

    void paletteComesFromTheTokens()
    {
        const Tokens t = darkTokens();
        const QPalette p = paletteFor(t);
        QCOMPARE(p.color(QPalette::Window), t.window);
        QCOMPARE(p.color(QPalette::Base), t.surface);
        QCOMPARE(p.color(QPalette::Disabled, QPalette::Text), t.disabled);
    }

    void changingTheThemeReachesWidgets()
    {
        QWidget widget;
        QCOMPARE(tokens(&widget), lightTokens());
        dfw::test::useStyle(Theme::Dark);
        QCOMPARE(tokens(&widget), darkTokens());
        // Qt hands the palette on with the next events.
        QTRY_COMPARE(widget.palette().color(QPalette::Window), darkTokens().window);
        dfw::test::useStyle(Theme::Light);
        QCOMPARE(tokens(&widget), lightTokens());
    }

    void everyIconIsThereInItsColour()
    {
        const auto files = QDir(u":/icons"_s).entryList();
        QVERIFY(files.size() >= 40);
        for (const QString &file : files) {
            const QImage image = iconPixmap(file.chopped(4), QColor(0xB3261E), 16, 2).toImage();
            QCOMPARE(image.size(), QSize(32, 32));
            QCOMPARE(image.devicePixelRatio(), 2.0);
            bool painted = false;
            for (int y = 0; y < 32; ++y) {
                for (int x = 0; x < 32; ++x)
                    painted = painted || image.pixelColor(x, y) == QColor(0xB3261E);
            }
            QVERIFY2(painted, qPrintable(file));
        }
        QVERIFY(iconPixmap(u"no-such-icon"_s, Qt::black, 16, 1).isNull());
        QCOMPARE(iconNameOf(lineIcon(u"copy"_s)), u"copy"_s);
    }

    void typesFollowTheSystemSize()
    {
        QWidget widget;
        setType(&widget, Type::Title);
        const QFont before = QApplication::font();
        QVERIFY(qAbs(widget.font().pointSizeF() - 1.7 * before.pointSizeF()) < 0.01);
        QFont larger = before;
        larger.setPointSizeF(before.pointSizeF() * 1.4);
        QApplication::setFont(larger);
        QVERIFY(qAbs(widget.font().pointSizeF() - 1.7 * larger.pointSizeF()) < 0.01);
        QApplication::setFont(before);
    }

private:
    static QPalette lightPalette()
    {
        const std::unique_ptr<QStyle> fusion(QStyleFactory::create(u"Fusion"_s));
        return fusion->standardPalette();
    }
};

QTEST_MAIN(TestTokens)
#include "tst_tokens.moc"
