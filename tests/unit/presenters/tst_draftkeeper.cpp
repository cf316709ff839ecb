// SPDX-License-Identifier: Apache-2.0
//
// When drafts are written, when they go, and what comes back of them.
#include "presenters/draftkeeper.h"
#include "storage/planfile.h"
#include "support/manualscheduler.h"

#include <memory>
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::presenters;
using namespace std::chrono_literals;
using storage::LeftDraft;
using Section = PlanKeeper::Section;

namespace {

// One window with everything the keeper looks at, and no service.
struct Window
{
    explicit Window(const QString &directory)
        : file(directory), run(session, keeper, journal::Journals(directory + u"/runs"_s))
    {
    }

    test::ManualScheduler scheduler;
    storage::DraftFile file;
    Session session{scheduler};
    PlanKeeper keeper;
    SourcePresenter source{session, keeper};
    TargetPresenter target{session, keeper};
    MappingPresenter mapping{session, keeper, source, target};
    RunPresenter run;
    DraftKeeper drafts{file, keeper, mapping, source, run, scheduler};
};

FlowPlan plan(const QString &name)
{
    FlowPlan out{.name = name};
    out.source.table = u"crm.customers"_s;
    out.source.columns = {{.name = u"id"_s, .rawType = u"int"_s},
                          {.name = u"mail"_s, .rawType = u"string"_s}};
    out.mapping = {{.source = u"mail"_s, .target = u"personalEmail.address"_s}};
    return out;
}

TypedSignIn typedForm()
{
    return {.connector = u"spec"_s,
            .name = u"Desk"_s,
            .authSpec = u"Basic"_s,
            .ways = {{u"Basic"_s,
                      {.values = {{u"host"_s, u"db.example.org"_s}}, .leftOut = {u"password"_s}}}}};
}

QStringList draftsIn(const QTemporaryDir &directory)
{
    return QDir(directory.filePath(u"drafts"_s)).entryList({u"*.json"_s});
}

QList<LeftDraft> leftIn(const QTemporaryDir &directory)
{
    return storage::DraftFile(directory.path()).left();
}

} // namespace

class TestDraftKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesHalfASecondAfterTheLastChange();
    void typingWithoutAPauseIsWrittenAllTheSame();
    void aPageIsWrittenAtOnce();
    void nothingChangedNothingWritten();
    void nothingThereNothingWritten();
    void savingRemovesTheDraft();
    void lettingGoRemovesIt();
    void everythingComesBack();
    void theOpenFormComesBack();
    void whatWasMadeStaysInItsSandbox();
    void idsStayInTheirSandbox();
    void anIgnoredOfferStays();
    void planFileDecidesWhatIsUnsaved();
    void aFailingDiskIsToldOnce();
    void anotherWindowWasFaster();
};

void TestDraftKeeper::writesHalfASecondAfterTheLastChange()
{
    const QTemporaryDir directory;
    Window window(directory.path());
    window.keeper.edit(Section::Names, plan(u"a"_s));
    window.scheduler.advance(400ms);
    window.keeper.edit(Section::Names, plan(u"b"_s));
    window.scheduler.advance(499ms);
    QVERIFY(draftsIn(directory).isEmpty());
    window.scheduler.advance(1ms);
    QCOMPARE(draftsIn(directory).size(), 1);
    QCOMPARE(window.scheduler.waits(), QList<std::chrono::milliseconds>());
}

void TestDraftKeeper::typingWithoutAPauseIsWrittenAllTheSame()
{
    const QTemporaryDir directory;
    Window window(directory.path());
    for (int i = 0; i < 15; ++i) {
        window.keeper.edit(Section::Names, plan(QString::number(i)));
        window.scheduler.advance(250ms);
    }
    QCOMPARE(draftsIn(directory).size(), 1);
}

void TestDraftKeeper::aPageIsWrittenAtOnce()
{
    const QTemporaryDir directory;
    {
        Window window(directory.path());
        window.keeper.edit(Section::Names, plan(u"a"_s));
        window.drafts.showPage(u"mapping"_s);
        QCOMPARE(draftsIn(directory).size(), 1);
    }
    QCOMPARE(leftIn(directory).first().draft.page, u"mapping"_s);
}

void TestDraftKeeper::nothingChangedNothingWritten()
{
    const QTemporaryDir directory;
    Window window(directory.path());
    window.keeper.edit(Section::Names, plan(u"a"_s));
    window.scheduler.advance(1s);
    const QString path = directory.filePath(u"drafts/"_s + draftsIn(directory).first());
    QVERIFY(QFile::remove(path));
    window.drafts.showPage({});
    Q_EMIT window.mapping.issuesChanged();
    window.scheduler.advance(5s);
    QVERIFY(!QFile::exists(path)); // nobody wrote it again
    window.keeper.edit(Section::Names, plan(u"b"_s));
    window.scheduler.advance(1s);
    QVERIFY(QFile::exists(path));
}

void TestDraftKeeper::nothingThereNothingWritten()
{
    const QTemporaryDir directory;
    Window window(directory.path());
    window.drafts.showPage(u"source"_s);
    window.keeper.open(plan(u"from a file"_s), u"/plan.json"_s);
    window.scheduler.advance(5s);
    QVERIFY(!QDir(directory.filePath(u"drafts"_s)).exists());
}

void TestDraftKeeper::savingRemovesTheDraft()
{
    const QTemporaryDir directory;
    Window window(directory.path());
    window.keeper.edit(Section::Everything, plan(u"a"_s));
    window.scheduler.advance(1s);
    QCOMPARE(draftsIn(directory).size(), 1);
    window.keeper.markSaved(u"/plan.json"_s);
    window.scheduler.advance(1s);
    QVERIFY(draftsIn(directory).isEmpty());
    // A formula without a field is in no plan file: saving the plan does not save it.
    Mapping rows = window.mapping.rows();
    rows.append({.kind = MappingKind::Expression, .source = u"lower("_s});
    window.mapping.setRows(rows);
    window.scheduler.advance(1s);
    QCOMPARE(draftsIn(directory).size(), 1);
}

void TestDraftKeeper::lettingGoRemovesIt()
{
    const QTemporaryDir directory;
    Window window(directory.path());
    window.keeper.edit(Section::Names, plan(u"a"_s));
    window.scheduler.advance(1s);
    window.drafts.letGo();
    QVERIFY(draftsIn(directory).isEmpty());
    window.drafts.showPage(u"review"_s);
    window.scheduler.advance(1s);
    QVERIFY(draftsIn(directory).isEmpty());
    window.keeper.edit(Section::Names, plan(u"edited after all"_s));
    window.scheduler.advance(1s);
    QCOMPARE(draftsIn(directory).size(), 1);
}

void TestDraftKeeper::everythingComesBack()
{
    const QTemporaryDir directory;
    Mapping rows;
    const signin::IdWorld world{u"https://platform.adobe.io"_s, u"A@AdobeOrg"_s, u"dev"_s};
    {
        Window window(directory.path());
        window.keeper.enterWorld(world);
        window.keeper.edit(Section::Everything, plan(u"a"_s));
        rows = window.mapping.rows();
        rows.prepend({.kind = MappingKind::Expression, .source = u"concat(mail, "_s});
        rows.append({.kind = MappingKind::Constant, .source = u"gold"_s});
        window.mapping.setRows(rows);
        window.source.filter().add({.column = u"id"_s, .comparison = {.comparison = u"<"_s}});
        window.drafts.setTyping({.field = u"flowNameEdit"_s, .text = u"Custo"_s});
        window.scheduler.advance(1s);
        window.drafts.showPage(u"mapping"_s);
    }
    Window next(directory.path());
    next.drafts.lookForOffers();
    QCOMPARE(next.drafts.offers().size(), 1);
    QCOMPARE(next.drafts.offers().first().savedAt, next.scheduler.nowMs() + 1000);
    QSignalSpy goneOn(&next.drafts, &DraftKeeper::goneOn);
    QVERIFY(next.drafts.goOn(next.drafts.offers().first().id));
    QCOMPARE(goneOn.count(), 1);
    const auto draft = goneOn.first().first().value<storage::Draft>();
    QCOMPARE(draft.page, u"mapping"_s);
    QCOMPARE(draft.typing.text, u"Custo"_s);
    QCOMPARE(next.keeper.plan(), plan(u"a"_s));
    QVERIFY(next.keeper.isUnsaved());
    QCOMPARE(next.keeper.world(), std::optional(world));
    QCOMPARE(next.mapping.rows(), rows);
    QCOMPARE(next.source.filter().drafts().size(), 1);
    QVERIFY(next.drafts.offers().isEmpty());
    // The same work is in the same file, and what comes after as well.
    next.keeper.edit(Section::Names, plan(u"b"_s));
    next.scheduler.advance(1s);
    QCOMPARE(draftsIn(directory).size(), 1);
    QCOMPARE(next.mapping.rows(), rows);
}

void TestDraftKeeper::theOpenFormComesBack()
{
    const QTemporaryDir directory;
    {
        Window window(directory.path());
        window.source.signIn().begin({});
        window.scheduler.advance(1s);
        QVERIFY(draftsIn(directory).isEmpty()); // opened, nothing typed
        window.source.signIn().showConnector(u"spec"_s);
        window.source.signIn().setTyped(typedForm());
        window.scheduler.advance(1s);
        QCOMPARE(draftsIn(directory).size(), 1);
    }
    Window next(directory.path());
    next.drafts.lookForOffers();
    QVERIFY(next.drafts.goOn(next.drafts.offers().first().id));
    SignInPresenter &signIn = next.source.signIn();
    const auto whole = [&] {
        return signIn.form() && signIn.form()->connector == "spec"_L1 &&
               signIn.form()->forms.value(u"spec"_s) == typedForm();
    };
    QVERIFY(whole());
    signIn.begin({}); // the page opens it
    QVERIFY(whole());
    signIn.end();
    next.scheduler.advance(1s);
    QVERIFY(draftsIn(directory).isEmpty());
    // A new form is empty.
    signIn.begin({});
    QCOMPARE(signIn.form(), std::optional(OpenSignIn()));
}

void TestDraftKeeper::whatWasMadeStaysInItsSandbox()
{
    const QTemporaryDir directory;
    const signin::IdWorld dev{u"https://platform.adobe.io"_s, u"A@AdobeOrg"_s, u"dev"_s};
    const signin::IdWorld prod{u"https://platform.adobe.io"_s, u"A@AdobeOrg"_s, u"prod"_s};
    for (const signin::IdWorld &world : {dev, prod}) {
        for (const bool signedInBefore : {true, false}) {
            {
                storage::DraftFile file(directory.path());
                storage::Draft draft{.plan = plan(u"a"_s),
                                     .unsaved = true,
                                     .place = {dev.platform, dev.organisation, dev.sandbox},
                                     .signIn = OpenSignIn{.madeId = u"of dev"_s}};
                draft.signIn->forms.insert(u"spec"_s, typedForm());
                QVERIFY(file.save(draft));
            }
            Window next(directory.path());
            if (signedInBefore)
                next.keeper.enterWorld(world);
            next.drafts.lookForOffers();
            QVERIFY(next.drafts.goOn(next.drafts.offers().first().id));
            next.keeper.enterWorld(world);
            next.source.signIn().begin({});
            QCOMPARE(next.source.signIn().madeId(), world == dev ? u"of dev"_s : QString());
            QCOMPARE(next.source.signIn().form()->forms.value(u"spec"_s), typedForm());
            next.drafts.letGo();
        }
    }
}

void TestDraftKeeper::idsStayInTheirSandbox()
{
    const QTemporaryDir directory;
    const signin::IdWorld dev{u"https://platform.adobe.io"_s, u"A@AdobeOrg"_s, u"dev"_s};
    const signin::IdWorld prod{u"https://platform.adobe.io"_s, u"A@AdobeOrg"_s, u"prod"_s};
    {
        Window window(directory.path());
        window.keeper.enterWorld(dev);
        FlowPlan chosen = plan(u"a"_s);
        chosen.source.baseConnectionId = u"of dev"_s;
        window.keeper.edit(Section::Source, chosen);
        window.scheduler.advance(1s);
    }
    Window next(directory.path());
    next.keeper.enterWorld(prod);
    next.drafts.lookForOffers();
    QVERIFY(next.drafts.goOn(next.drafts.offers().first().id));
    QCOMPARE(next.keeper.plan().source.baseConnectionId, QString());
    QCOMPARE(next.keeper.leftBehind().baseConnectionId, u"of dev"_s);
    next.keeper.enterWorld(dev);
    QCOMPARE(next.keeper.plan().source.baseConnectionId, u"of dev"_s);
}

void TestDraftKeeper::anIgnoredOfferStays()
{
    const QTemporaryDir directory;
    {
        Window window(directory.path());
        window.keeper.edit(Section::Names, plan(u"old work"_s));
        window.scheduler.advance(1s);
    }
    {
        Window next(directory.path());
        next.drafts.lookForOffers();
        next.keeper.edit(Section::Names, plan(u"new work"_s));
        next.scheduler.advance(1s);
        next.drafts.letGo();
    }
    const QList<LeftDraft> left = leftIn(directory);
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().draft.plan.name, u"old work"_s);
    Window last(directory.path());
    last.drafts.lookForOffers();
    last.drafts.discard(left.first().id);
    QVERIFY(last.drafts.offers().isEmpty());
    QVERIFY(leftIn(directory).isEmpty());
}

void TestDraftKeeper::planFileDecidesWhatIsUnsaved()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(u"plan.json"_s);
    QVERIFY(storage::savePlan(path, plan(u"on the disk"_s)));
    {
        Window window(directory.path());
        window.keeper.open(plan(u"on the disk"_s), path);
        window.keeper.edit(Section::Names, plan(u"changed"_s));
        window.scheduler.advance(1s);
    }
    Window next(directory.path());
    next.drafts.lookForOffers();
    QVERIFY(next.drafts.goOn(next.drafts.offers().first().id));
    QCOMPARE(next.keeper.path(), path);
    QVERIFY(next.keeper.isUnsaved());
    next.keeper.edit(Section::Names, plan(u"on the disk"_s));
    QVERIFY(!next.keeper.isUnsaved());
    next.scheduler.advance(1s);
    QVERIFY(draftsIn(directory).isEmpty());
}

void TestDraftKeeper::aFailingDiskIsToldOnce()
{
    const QTemporaryDir directory;
    QFile inTheWay(directory.filePath(u"drafts"_s)); // no folder can be made here
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    Window window(directory.path());
    QSignalSpy told(&window.drafts, &DraftKeeper::troubleChanged);
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s}) {
        window.keeper.edit(Section::Names, plan(name));
        window.scheduler.advance(1s);
    }
    QCOMPARE(told.count(), 1);
    QCOMPARE(window.drafts.trouble()->kind, ErrorKind::Storage);
    QCOMPARE(window.keeper.plan().name, u"c"_s);
    QVERIFY(inTheWay.remove());
    window.keeper.edit(Section::Names, plan(u"d"_s));
    window.scheduler.advance(1s);
    QCOMPARE(told.count(), 2);
    QVERIFY(!window.drafts.trouble());
    QCOMPARE(draftsIn(directory).size(), 1);
}

void TestDraftKeeper::anotherWindowWasFaster()
{
    const QTemporaryDir directory;
    {
        Window window(directory.path());
        window.keeper.edit(Section::Names, plan(u"a"_s));
        window.scheduler.advance(1s);
    }
    Window first(directory.path());
    Window second(directory.path());
    first.drafts.lookForOffers();
    second.drafts.lookForOffers();
    const QString id = first.drafts.offers().first().id;
    QVERIFY(first.drafts.goOn(id));
    QVERIFY(!second.drafts.goOn(id));
    QVERIFY(second.drafts.offers().isEmpty());
    QCOMPARE(second.keeper.plan(), FlowPlan());
}

QTEST_GUILESS_MAIN(TestDraftKeeper)

#include "tst_draftkeeper.moc"
