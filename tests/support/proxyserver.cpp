// SPDX-License-Identifier: Apache-2.0
#include "support/proxyserver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTcpServer>

namespace dfw::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // ms

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

// Whether this process is the one that listens there: somebody else's proxy would do as well.
bool listens(qint64 process, quint16 port)
{
    QFile sockets(u"/proc/net/tcp"_s);
    if (!sockets.open(QIODevice::ReadOnly))
        return false;
    const QByteArray address = "0100007F:" + QByteArray::number(port, 16).rightJustified(4, '0');
    const QList<QByteArray> lines = sockets.readAll().toUpper().split('\n');
    const QDir open(u"/proc/%1/fd"_s.arg(process));
    const QStringList names = open.entryList(QDir::Files | QDir::System);
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.value(1) != address.toUpper() || words.value(3) != "0A") // listening
            continue;
        const QString socket = u"socket:["_s + QString::fromLatin1(words.value(9)) + u']';
        for (const QString &name : names) {
            if (QFileInfo(open.filePath(name)).symLinkTarget().endsWith(socket))
                return true;
        }
    }
    return false;
}

} // namespace

ProxyServer::~ProxyServer()
{
    stop();
}

QString ProxyServer::start(const Wish &wish)
{
    m_kind = wish.kind;
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    QString problem;
    // Somebody else may take the port between our asking for a free one and the start.
    for (int attempt = 0; attempt < 3; ++attempt) {
        m_port = freePort();
        m_log.clear();
        // It does not outlive a test that crashes.
        m_process.start(u"setpriv"_s, QStringList{u"--pdeathsig=KILL"_s} + command(wish, problem));
        QElapsedTimer timer;
        timer.start();
        while (m_process.state() != QProcess::NotRunning && !timer.hasExpired(patience)) {
            if (isReady())
                return {};
        }
        problem += m_process.errorString() + u'\n' + QString::fromLocal8Bit(m_log);
        stop();
    }
    return u"the proxy does not start (Debian packages tinyproxy-bin, microsocks): "_s + problem;
}

QStringList ProxyServer::command(const Wish &wish, QString &problem) const
{
    const QString port = QString::number(m_port);
    if (wish.kind == Kind::Socks5) {
        QStringList out{u"microsocks"_s, u"-i"_s, u"127.0.0.1"_s, u"-p"_s, port};
        if (!wish.user.isEmpty())
            out += {u"-u"_s, wish.user, u"-P"_s, wish.password};
        return out;
    }
    QString config = u"Port %1\nListen 127.0.0.1\nAllow 127.0.0.1\nMaxClients 40\n"
                     "Timeout 60\nLogLevel Info\n"_s.arg(port);
    if (!wish.user.isEmpty())
        config += u"BasicAuth %1 %2\n"_s.arg(wish.user, wish.password);
    if (wish.refusesTunnels)
        config += u"ConnectPort 1\n"_s; // any other is answered with 403
    QFile file(m_dir.filePath(u"tinyproxy.conf"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(config.toUtf8()) < 0)
        problem += file.errorString();
    return {u"tinyproxy"_s, u"-d"_s, u"-c"_s, file.fileName()};
}

bool ProxyServer::isReady()
{
    if (m_kind == Kind::Socks5) {
        // It says nothing.
        const bool up = listens(m_process.processId(), m_port);
        if (!up)
            m_process.waitForFinished(10);
        return up;
    }
    m_process.waitForReadyRead(1000);
    m_log += m_process.readAll();
    return m_log.contains("Accepting connections");
}

void ProxyServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(patience);
}

int ProxyServer::asked()
{
    m_log += m_process.readAll();
    return static_cast<int>(m_log.count(m_kind == Kind::Http ? "): CONNECT " : ": connected to "));
}

} // namespace dfw::test
