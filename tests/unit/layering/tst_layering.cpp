// SPDX-License-Identifier: Apache-2.0
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Include
{
    QString file; ///< relative to the sources, e.g. "app/run/runengine.cpp"
    QString target;
    bool quoted = false;

    QString line() const { return u"%1 includes %2"_s.arg(file, target); }
};

QDir sources()
{
    // Another tree may be checked, too: the path stands in the environment then.
    const QString other = qEnvironmentVariable("DFW_LAYERING_SOURCES");
    return QDir(other.isEmpty() ? QStringLiteral(DFW_SOURCE_DIR) : other);
}

QList<Include> includesOf(const QString &file, const QString &text)
{
    static const QRegularExpression pattern(uR"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re"_s,
                                            QRegularExpression::MultilineOption);
    QList<Include> out;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        out.append({file, match.captured(2), match.captured(1) == u"\""_s});
    }
    return out;
}

QList<Include> allIncludes()
{
    QList<Include> out;
    for (const QString &root : {u"app"_s, u"ui"_s}) {
        QDirIterator files(sources().filePath(root), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                           QDirIterator::Subdirectories | QDirIterator::FollowSymlinks);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                out += includesOf(sources().relativeFilePath(file.fileName()),
                                  QString::fromUtf8(file.readAll()));
        }
    }
    return out;
}

// The rooms of app, lowest first; together with those of ui all that an include may name.
const QSet<QString> &appLayers()
{
    static const QSet<QString> layers{
        u"core"_s,     u"spec"_s,    u"domain"_s,     u"net"_s,           u"api"_s,
        u"run"_s,      u"storage"_s, u"presenters"_s, u"localplatform"_s, u"signin"_s,
        u"dataprep"_s, u"mapping"_s, u"keychain"_s,   u"journal"_s};
    return layers;
}

const QSet<QString> &uiLayers()
{
    static const QSet<QString> layers{u"style"_s, u"widgets"_s, u"texts"_s, u"models"_s,
                                      u"pages"_s, u"shell"_s,   u"cli"_s,   u"editor"_s,
                                      u"parts"_s, u"connect"_s};
    return layers;
}

using Layers = QSet<QString>;

// Who may include whom; its own files every layer may. A new edge changes the README's picture of
// the layers in the same commit.
const QHash<QString, Layers> &allowed()
{
    static const QHash<QString, Layers> table = [] {
        const Layers everything = appLayers() + uiLayers();
        Layers client = everything;
        client.remove(u"localplatform"_s);
        Layers noWidgets = appLayers() + Layers{u"texts"_s};
        return QHash<QString, Layers>{
            {u"core"_s, {}},
            {u"spec"_s, {u"core"_s}},
            {u"domain"_s, {u"core"_s}},
            {u"dataprep"_s, {u"core"_s, u"domain"_s}},
            {u"mapping"_s, {u"core"_s, u"domain"_s, u"dataprep"_s}},
            {u"net"_s, {u"core"_s}},
            {u"keychain"_s, {u"core"_s}},
            {u"signin"_s, {u"core"_s, u"domain"_s, u"net"_s}},
            {u"api"_s, {u"core"_s, u"spec"_s, u"domain"_s, u"dataprep"_s, u"net"_s}},
            {u"storage"_s, {u"core"_s, u"domain"_s, u"spec"_s}},
            {u"journal"_s, {u"core"_s}},
            {u"run"_s,
             {u"core"_s, u"spec"_s, u"domain"_s, u"net"_s, u"api"_s, u"storage"_s, u"journal"_s}},
            {u"presenters"_s,
             {u"core"_s, u"spec"_s, u"domain"_s, u"net"_s, u"signin"_s, u"api"_s, u"run"_s,
              u"storage"_s, u"dataprep"_s, u"mapping"_s, u"keychain"_s, u"journal"_s}},
            // The stand-in shares no wire code with the client, or both would make the same
            // mistake. Data Prep's language is held against its documented samples on its own.
            {u"localplatform"_s, {u"core"_s, u"spec"_s, u"dataprep"_s}},
            {u"style"_s, {}},
            {u"widgets"_s, {u"style"_s, u"core"_s}},
            {u"texts"_s,
             {u"core"_s, u"domain"_s, u"dataprep"_s, u"mapping"_s, u"run"_s, u"journal"_s}},
            {u"models"_s,
             {u"core"_s, u"domain"_s, u"mapping"_s, u"api"_s, u"run"_s, u"presenters"_s, u"texts"_s,
              u"style"_s, u"widgets"_s}},
            {u"parts"_s,
             {u"core"_s, u"domain"_s, u"presenters"_s, u"texts"_s, u"style"_s, u"widgets"_s}},
            {u"editor"_s,
             {u"core"_s, u"domain"_s, u"dataprep"_s, u"mapping"_s, u"presenters"_s, u"texts"_s,
              u"models"_s, u"parts"_s, u"style"_s, u"widgets"_s}},
            {u"connect"_s,
             {u"core"_s, u"domain"_s, u"net"_s, u"signin"_s, u"texts"_s, u"parts"_s, u"style"_s,
              u"widgets"_s}},
            {u"pages"_s, client},
            {u"shell"_s, client},
            {u"cli"_s, noWidgets},
            {QString(), everything}, // main.cpp, composition
        };
    }();
    return table;
}

// "app/api/wire/x.cpp" -> "api"; "ui/main.cpp" -> "".
QString layerOf(const QString &file)
{
    return file.count(u'/') < 2 ? QString() : file.section(u'/', 1, 1);
}

// What is wrong with an include; "" when nothing is.
QString objection(const Include &include)
{
    const QString layer = layerOf(include.file);
    const bool inApp = include.file.startsWith("app/"_L1);
    if (!allowed().contains(layer) || (inApp && !appLayers().contains(layer)))
        return u"the layer is not in the table"_s;
    if (include.quoted && include.target.contains(u'/')) {
        const QString other = include.target.section(u'/', 0, 0);
        // What is no layer is a directory inside the includer's own, or it would not compile.
        const bool isLayer = appLayers().contains(other) || uiLayers().contains(other);
        if (isLayer && other != layer && !allowed().value(layer).contains(other))
            return u"not an edge"_s;
    }
    static const QRegularExpression gui(
        u"^(Qt(Gui|Widgets|Svg)/|Q(Widget|Application|GuiApplication|Window|Dialog|MainWindow|"
        "Wizard|Action|Icon|Pixmap|Image|Painter|Color|Font|Brush|Pen|Clipboard|Style|"
        "ProxyStyle|UndoStack|UndoCommand|DesktopServices|Abstract(Button|ItemView)|"
        "(Table|Tree|List)(View|Widget)|StandardItemModel|MessageBox|Label|LineEdit|"
        "PushButton|SvgRenderer|KeySequence|Shortcut|Validator)$)"_s);
    if (inApp && include.target.contains(gui))
        return u"app knows no window"_s;
    if ((layer == "domain"_L1 || layer == "core"_L1) && inApp &&
        include.file != "app/domain/connectors.cpp"_L1 && // reads the list that is compiled in
        include.target.section(u'/', -1).startsWith("QJson"_L1))
        return u"no JSON in values"_s;
    // Or a connection could be made past the one factory that knows proxy and CA file.
    static const QRegularExpression connections(
        u"(^|/)(QNetworkAccessManager|QNetworkProxy|QSslConfiguration|QSslSocket)$"_s);
    if (include.target.contains(connections) && layer != "net"_L1)
        return u"connections are made in net"_s;
    if (include.target.section(u'/', -1) == "QNetworkReply"_L1 && layer != "net"_L1 &&
        layer != "localplatform"_L1)
        return u"replies stay in net"_s;
    return {};
}

} // namespace

// The layers of the README, checked on the #include lines.
class TestLayering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsFiles();
    void noForbiddenInclude();
    void noCycle();
    void theRulesBite_data();
    void theRulesBite();
    void readsIncludeLines();
};

void TestLayering::findsFiles()
{
    QSet<QString> layers;
    const QList<Include> includes = allIncludes();
    for (const Include &include : includes)
        layers.insert(layerOf(include.file));
    QVERIFY(includes.size() > 50);
    for (const QString &layer : {u"core"_s, u"domain"_s, u"spec"_s, u"storage"_s, u"texts"_s})
        QVERIFY2(layers.contains(layer), qUtf8Printable(layer));
}

void TestLayering::noForbiddenInclude()
{
    QStringList found;
    for (const Include &include : allIncludes()) {
        if (const QString problem = objection(include); !problem.isEmpty())
            found.append(u"%1: %2"_s.arg(include.line(), problem));
    }
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qUtf8Printable(u"\n"_s + found.join(u'\n')));
}

// The table itself must have an order, or it allows everything by a detour.
void TestLayering::noCycle()
{
    QHash<QString, Layers> left = allowed();
    left.remove(QString());
    // pages and shell show each other's windows; they count as one room
    for (Layers &layers : left)
        layers -= Layers{u"pages"_s, u"shell"_s, u"cli"_s};
    while (!left.isEmpty()) {
        QStringList free;
        for (auto it = left.cbegin(); it != left.cend(); ++it) {
            Layers waiting = it.value();
            waiting.remove(it.key());
            const QStringList names = left.keys();
            if (!waiting.intersects(Layers(names.begin(), names.end())))
                free.append(it.key());
        }
        QVERIFY2(!free.isEmpty(), qUtf8Printable(left.keys().join(u' ')));
        for (const QString &layer : free)
            left.remove(layer);
    }
}

void TestLayering::theRulesBite_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("fine");
    const auto row = [](const QString &file, const QString &line, bool fine) {
        QTest::addRow("%s %s", qUtf8Printable(file), qUtf8Printable(line)) << file << line << fine;
    };
    row(u"app/run/a.cpp"_s, u"#include \"net/transport.h\""_s, true);
    row(u"app/net/a.cpp"_s, u"#include \"run/runengine.h\""_s, false);
    row(u"app/core/a.h"_s, u"#include \"domain/column.h\""_s, false);
    row(u"app/localplatform/a.cpp"_s, u"#include \"api/types.h\""_s, false);
    row(u"app/localplatform/a.cpp"_s, u"#include \"spec/jsonschema.h\""_s, true);
    row(u"app/api/wire/a.cpp"_s, u"#include \"api/types.h\""_s, true);
    row(u"app/storage/a.cpp"_s, u"  #  include \"net/transport.h\""_s, false);
    row(u"ui/pages/a.cpp"_s, u"#include \"localplatform/localplatform.h\""_s, false);
    row(u"ui/pages/a.cpp"_s, u"#include \"presenters/x.h\""_s, true);
    row(u"ui/connect/a.cpp"_s, u"#include \"signin/credentialfile.h\""_s, true);
    row(u"ui/connect/a.cpp"_s, u"#include \"keychain/secretstore.h\""_s, false);
    row(u"ui/cli/a.cpp"_s, u"#include \"localplatform/localplatform.h\""_s, true);
    row(u"ui/cli/a.cpp"_s, u"#include \"widgets/card.h\""_s, false);
    row(u"ui/main.cpp"_s, u"#include \"localplatform/localplatform.h\""_s, true);
    row(u"ui/style/a.cpp"_s, u"#include \"core/error.h\""_s, false);
    row(u"app/core/a.cpp"_s, u"#include <QJsonObject>"_s, false);
    row(u"app/spec/a.cpp"_s, u"#include <QJsonObject>"_s, true);
    row(u"app/domain/a.cpp"_s, u"#include <QtCore/QJsonValue>"_s, false);
    row(u"app/presenters/a.cpp"_s, u"#include <QWidget>"_s, false);
    row(u"app/presenters/a.cpp"_s, u"#include <QtGui/QColor>"_s, false);
    row(u"app/presenters/a.cpp"_s, u"#include <QObject>"_s, true);
    row(u"ui/style/a.cpp"_s, u"#include <QPainter>"_s, true);
    row(u"app/api/a.cpp"_s, u"#include <QNetworkReply>"_s, false);
    row(u"app/net/a.cpp"_s, u"#include <QNetworkReply>"_s, true);
    row(u"app/signin/a.cpp"_s, u"#include <QNetworkAccessManager>"_s, false);
    row(u"ui/pages/a.cpp"_s, u"#include <QtNetwork/QNetworkProxy>"_s, false);
    row(u"app/net/a.cpp"_s, u"#include <QSslConfiguration>"_s, true);
    row(u"app/newlayer/a.cpp"_s, u"#include <QString>"_s, false);
    row(u"app/texts/a.cpp"_s, u"#include <QString>"_s, false); // a room of ui under app
}

void TestLayering::theRulesBite()
{
    QFETCH(QString, file);
    QFETCH(QString, line);
    QFETCH(bool, fine);
    const QList<Include> includes = includesOf(file, line);
    QCOMPARE(includes.size(), 1);
    QCOMPARE(objection(includes.first()).isEmpty(), fine);
}

void TestLayering::readsIncludeLines()
{
    const auto found = includesOf(u"a"_s, u"#pragma once\n\n#include \"a/b.h\"\n"
                                          "// #include \"c/d.h\"\n#include <QString>\n"_s);
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.at(0).target, u"a/b.h"_s);
    QVERIFY(found.at(0).quoted);
    QVERIFY(!found.at(1).quoted);
}

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"
