// SPDX-License-Identifier: Apache-2.0
// The mapping canvas over the program's own presenters, with a schema and a table of any size: a
// few lines of HTTP server on this computer answer what the presenters read.
#pragma once

#include "editor/mappingcanvas.h"
#include "presenters/mappingpresenter.h"

#include <memory>
#include <QTcpServer>

namespace dfw::test {

struct StageField
{
    QString path;                            ///< of a leaf; its parents are made on the way
    QString type = QStringLiteral("string"); ///< "string", "integer", "date-time", …
    bool required = false;
    QStringList values = {};
    QString description = {};
};

struct StageColumn
{
    QString name;
    QString type = QStringLiteral("string"); ///< as StageField::type
    QString sample = {};                     ///< empty = null
};

struct StageData
{
    QList<StageColumn> columns;
    QList<StageField> fields;
    Mapping rows = {};
};

/// Ten columns and a profile schema as the tutorials have them.
StageData smallData();
/// So many columns, fields in groups of 99, and lines between them, a few of each kind.
StageData largeData(int columns, int fields, int lines);

class StageServer : public QTcpServer
{
public:
    explicit StageServer(const StageData &data);

    QUrl origin() const;

private:
    void answer(class QTcpSocket *socket);
    QByteArray bodyFor(const QByteArray &path) const;

    QByteArray m_schema;
    QByteArray m_table;
};

struct CanvasStage
{
    explicit CanvasStage(const StageData &data);

    StageServer server;
    SystemScheduler scheduler;
    presenters::Session session{scheduler};
    presenters::PlanKeeper keeper;
    presenters::SourcePresenter source{session, keeper};
    presenters::TargetPresenter target{session, keeper};
    presenters::MappingPresenter presenter{session, keeper, source, target};
    ui::MappingModel model{presenter};
    ui::RowSelection selection;
    std::unique_ptr<ui::MappingCanvas> canvas;

    /// Makes the canvas and shows it in this size.
    ui::MappingCanvas &open(const QSize &size = QSize(996, 596));
};

} // namespace dfw::test
