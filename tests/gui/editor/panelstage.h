// SPDX-License-Identifier: Apache-2.0
// The panel below the mapping over the program's own presenters and real HTTP to a local Platform
// inside this process.
#pragma once

#include "editor/linepanel.h"
#include "localplatform/localplatform.h"
#include "presenters/mappingpresenter.h"
#include "storage/planfile.h"

#include <memory>
#include <QTest>

namespace dfw::test {

struct PanelStage
{
    /// The plan of the database example over this table of the demo, with these rows, into a schema
    /// that requires _id.
    explicit PanelStage(const QString &table = QStringLiteral("test1.Dirty"),
                        const Mapping &rows = {},
                        const localplatform::LocalPlatformOptions &options = {})
    {
        auto started = localplatform::LocalPlatform::start(options);
        if (!started)
            qFatal("local Platform: %s", qPrintable(started.error().where));
        platform = started.takeValue();
        const localplatform::DemoCredentials demo = platform->credentials();
        session.connectTo(presenters::Session::Kind::Demo,
                          std::make_unique<presenters::Connection>(
                              platform->baseUrl(),
                              net::Credentials{.accessToken = demo.accessToken,
                                               .apiKey = demo.apiKey,
                                               .organisation = demo.organisation,
                                               .sandbox = demo.sandbox},
                              scheduler),
                          {}, false);
        const auto read = storage::loadPlan(QStringLiteral(DFW_SOURCE_DIR) +
                                            QStringLiteral("/resources/examples/database.json"));
        FlowPlan plan = *read->plan;
        plan.source.table = table;
        // "Strict customers": every record needs its _id.
        plan.target.schemaId = QStringLiteral("https://ns.adobe.com/dfwdemo/schemas/"
                                              "c0ffee1200aa34bb56cc78dd90ee12ff34aa56bb78cc90dd");
        if (!rows.isEmpty())
            plan.mapping = rows;
        keeper.open(plan, {});
        mapping.load();
        if (!QTest::qWaitFor(
                [this] { return source.contentsTask().isReady() && mapping.hasSchema(); }))
            qFatal("the demo did not answer");
    }

    /// Shows the panel with this row selected.
    void open(int row, const QSize &size = {996, 240})
    {
        panel.resize(size);
        panel.show();
        panel.activateWindow();
        if (!QTest::qWaitForWindowActive(&panel))
            qFatal("no window");
        selection.select(row);
    }
    template<typename T>
    T *part(const char *name)
    {
        auto *found = panel.findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    const MappingRow &row(int number) const { return mapping.rows().at(number); }

    std::unique_ptr<localplatform::LocalPlatform> platform;
    SystemScheduler scheduler;
    presenters::Session session{scheduler};
    presenters::PlanKeeper keeper;
    presenters::SourcePresenter source{session, keeper};
    presenters::TargetPresenter target{session, keeper};
    presenters::MappingPresenter mapping{session, keeper, source, target};
    ui::MappingModel model{mapping};
    ui::RowSelection selection;
    ui::LinePanel panel{model, mapping, selection};
};

} // namespace dfw::test
