// SPDX-License-Identifier: Apache-2.0
#include "run/ledger.h"

#include <QCryptographicHash>

namespace dfw::run {

namespace {

constexpr qsizetype fingerprintDigits = 32;

}

QString fingerprintOf(const net::Request &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : {request.method, request.path, request.query, request.body}) {
        hash.addData(part);
        hash.addData(QByteArrayView("\n"));
    }
    return QString::fromLatin1(hash.result().toHex().first(fingerprintDigits));
}

QSet<QString> knownIds(const journal::RunRecord &record)
{
    QSet<QString> out;
    for (const journal::Made &made : record.made)
        out.insert(made.id);
    return out;
}

void Ledger::begin(const journal::RunRecord &record)
{
    m_record = record;
    m_failure.reset();
}

bool Ledger::note(journal::Entry entry)
{
    entry.atMs = m_scheduler.nowMs();
    // Known here even where it cannot be written: the user must be told every ID.
    journal::apply(entry, m_record);
    const auto written = m_journal.append(entry);
    if (!written && !m_failure)
        m_failure = written.error();
    return written.ok();
}

bool Ledger::sync()
{
    const auto safe = m_journal.sync();
    if (!safe && !m_failure)
        m_failure = safe.error();
    return safe.ok();
}

} // namespace dfw::run
