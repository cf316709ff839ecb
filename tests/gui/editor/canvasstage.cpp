// SPDX-License-Identifier: Apache-2.0
#include "gui/editor/canvasstage.h"

#include <functional>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTest>

namespace dfw::test {

using namespace Qt::StringLiterals;

namespace {

constexpr char schemaId[] = "https://ns.adobe.com/lumenretail/schemas/canvas";

QJsonObject typed(const StageField &field)
{
    QJsonObject out{{u"type"_s, field.type == "date"_L1 || field.type == "date-time"_L1
                                    ? u"string"_s
                                    : field.type},
                    {u"meta:xdmType"_s, field.type},
                    {u"title"_s, field.path.section(u'.', -1)}};
    if (!field.description.isEmpty())
        out.insert("description"_L1, field.description);
    if (!field.values.isEmpty())
        out.insert("enum"_L1, QJsonArray::fromStringList(field.values));
    return out;
}

// A tree while it grows: QJsonObject would be copied for each of ten thousand fields.
struct Tree
{
    QMap<QString, Tree> children;
    QJsonObject leaf;
    QStringList required;

    QJsonObject json() const
    {
        if (children.isEmpty())
            return leaf;
        QJsonObject properties;
        for (auto it = children.cbegin(); it != children.cend(); ++it)
            properties.insert(it.key(), it->json());
        return {{u"type"_s, u"object"_s},
                {u"meta:xdmType"_s, u"object"_s},
                {u"properties"_s, properties},
                {u"required"_s, QJsonArray::fromStringList(required)}};
    }
};

QByteArray schemaJson(const QList<StageField> &fields)
{
    Tree root;
    for (const StageField &field : fields) {
        Tree *node = &root;
        for (const QString &part : field.path.split(u'.')) {
            if (field.required && !node->required.contains(part))
                node->required.append(part);
            node = &node->children[part];
        }
        node->leaf = typed(field);
    }
    QJsonObject out = root.json();
    out.insert("$id"_L1, QLatin1StringView(schemaId));
    out.insert("title"_L1, u"Customer profile"_s);
    out.insert("version"_L1, u"1.0"_s);
    return QJsonDocument(out).toJson(QJsonDocument::Compact);
}

Column columnOf(const StageColumn &column)
{
    Column out{.name = column.name, .rawType = column.type, .xdm = {{u"type"_s, column.type}}};
    if (column.type == "date"_L1 || column.type == "date-time"_L1) {
        out.rawType = u"string"_s;
        out.xdmType = column.type;
        out.xdm = {{u"type"_s, u"string"_s}, {u"format"_s, column.type}};
    }
    return out;
}

QByteArray tableJson(const QList<StageColumn> &columns)
{
    QJsonArray listed;
    QJsonObject row;
    for (const StageColumn &column : columns) {
        const Column one = columnOf(column);
        QJsonObject entry{{u"name"_s, one.name}, {u"type"_s, one.rawType}};
        if (!one.xdmType.isEmpty())
            entry.insert("meta:xdmType"_L1, one.xdmType);
        entry.insert("xdm"_L1, QJsonObject::fromVariantMap(one.xdm));
        listed.append(entry);
        row.insert(column.name, column.sample.isEmpty() ? QJsonValue() : QJsonValue(column.sample));
    }
    return QJsonDocument(QJsonObject{{u"format"_s, u"flat"_s},
                                     {u"schema"_s, QJsonObject{{u"columns"_s, listed}}},
                                     {u"data"_s, QJsonArray{row}}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

StageData smallData()
{
    return {
        .columns = {{u"TestID"_s, u"string"_s, u"T-00017"_s},
                    {u"Name"_s, u"string"_s, u"Amina Diallo"_s},
                    {u"Datefield"_s, u"date-time"_s, u"1988-03-14"_s},
                    {u"Email"_s, u"string"_s, u"amina.d@example.com"_s},
                    {u"Phone"_s, u"string"_s, u"+221 77 123"_s},
                    {u"Country"_s, u"string"_s, u"SN"_s},
                    {u"City"_s, u"string"_s, u"Dakar"_s},
                    {u"Postcode"_s, u"string"_s, u"10200"_s},
                    {u"Points"_s, u"integer"_s, u"1,240"_s},
                    {u"UpdatedAt"_s, u"date-time"_s, u"2024-11-02"_s}},
        .fields = {
            {u"_id"_s, u"string"_s, true},
            {u"_lumenretail.loyaltyPoints"_s, u"integer"_s},
            {u"_lumenretail.tier"_s, u"string"_s},
            {u"homeAddress.city"_s},
            {u"homeAddress.countryCode"_s},
            {u"homeAddress.postalCode"_s},
            {u"homeAddress.street1"_s},
            {u"mobilePhone.number"_s},
            {u"person.birthDate"_s, u"date"_s, false, {}, u"The day of birth."_s},
            {u"person.gender"_s, u"string"_s, false, {u"male"_s, u"female"_s, u"not_specified"_s}},
            {u"person.name.firstName"_s},
            {u"person.name.fullName"_s},
            {u"person.name.lastName"_s},
            {u"personalEmail.address"_s},
            {u"personalEmail.primary"_s, u"boolean"_s}}};
}

StageData largeData(int columns, int fields, int lines)
{
    static const QStringList types{u"string"_s, u"integer"_s, u"date-time"_s, u"string"_s,
                                   u"number"_s};
    StageData out;
    for (int i = 0; i < columns; ++i)
        out.columns.append({u"column_%1"_s.arg(i, 4, 10, QChar(u'0')), types.at(i % 5),
                            u"value %1"_s.arg(i * 37 % 1000)});
    const int groups = qMax(1, fields / 100);
    for (int i = 0; i < fields - groups; ++i)
        out.fields.append(
            {u"group%1.field%2"_s.arg(i / 99, 3, 10, QChar(u'0')).arg(i % 99, 2, 10, QChar(u'0')),
             types.at(i % 5), i == 0});
    const qsizetype leaves = out.fields.size();
    for (int i = 0; i < lines; ++i) {
        const int column = int(qint64(i) * columns / qMax(1, lines));
        // Mostly in order, as people map; each fifth goes somewhere else.
        qsizetype field = qint64(i) * leaves / qMax(1, lines);
        if (i % 5 == 4)
            field = (field + leaves / 7 + i) % leaves;
        const QString target = out.fields.at(field).path;
        const QString name = out.columns.at(column).name;
        if (i % 17 == 3)
            out.rows.append({MappingKind::Expression, u"upper(%1)"_s.arg(name), target});
        else if (i % 41 == 7)
            out.rows.append({MappingKind::Constant, u"fixed %1"_s.arg(i), target});
        else
            out.rows.append({MappingKind::Column, name, target});
    }
    return out;
}

StageServer::StageServer(const StageData &data)
    : m_schema(schemaJson(data.fields)), m_table(tableJson(data.columns))
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection())
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(socket); });
    });
    if (!listen(QHostAddress::LocalHost))
        qFatal("no port");
}

QUrl StageServer::origin() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(serverPort()));
}

void StageServer::answer(QTcpSocket *socket)
{
    // Only reads come, which have no body.
    while (socket->canReadLine()) {
        const QByteArray line = socket->readLine();
        if (line.startsWith("GET "))
            socket->setProperty("path", line.split(' ').at(1));
        if (line != "\r\n")
            continue;
        const QByteArray body = bodyFor(socket->property("path").toByteArray());
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                      QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
}

QByteArray StageServer::bodyFor(const QByteArray &path) const
{
    if (path.contains("/schemas/"))
        return m_schema;
    if (path.contains("objectType=table"))
        return m_table;
    return "{}";
}

CanvasStage::CanvasStage(const StageData &data) : server(data)
{
    session.connectTo(presenters::Session::Kind::Organisation,
                      std::make_unique<presenters::Connection>(
                          server.origin(),
                          net::Credentials{.accessToken = Secret(u"token"_s),
                                           .apiKey = u"key"_s,
                                           .organisation = u"0123456789ABCDEF01234567@AdobeOrg"_s,
                                           .sandbox = u"dev"_s},
                          scheduler),
                      u"dev"_s, false);
    FlowPlan plan;
    plan.source.baseConnectionId = u"b"_s;
    plan.source.table = u"t"_s;
    for (const StageColumn &column : data.columns)
        plan.source.columns.append(columnOf(column));
    plan.target.schemaId = QLatin1StringView(schemaId);
    plan.mapping = data.rows;
    keeper.open(plan, {});
    presenter.load();
    const auto ready = [this] { return presenter.hasSchema() && source.contentsTask().isReady(); };
    if (!QTest::qWaitFor(ready, 30'000))
        qFatal("the stage has no schema or no table");
}

ui::MappingCanvas &CanvasStage::open(const QSize &size)
{
    canvas = std::make_unique<ui::MappingCanvas>(model, presenter, selection);
    canvas->resize(size);
    canvas->show();
    canvas->activateWindow();
    if (!QTest::qWaitForWindowActive(canvas.get()))
        qFatal("the canvas is not shown");
    return *canvas;
}

} // namespace dfw::test
