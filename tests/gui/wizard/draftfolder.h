// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/wizard/driver.h"
#include "storage/draftfile.h"

#include <QDir>
#include <QFile>

namespace dfw::test {

inline QStringList draftFiles(const QTemporaryDir &directory)
{
    return QDir(directory.filePath(QStringLiteral("drafts")))
        .entryList({QStringLiteral("*.json")}, QDir::Files);
}

/// The bytes of the one draft; empty where there is none or several.
inline QByteArray draftBytes(const QTemporaryDir &directory)
{
    const QStringList files = draftFiles(directory);
    QFile file(directory.filePath(QStringLiteral("drafts/") + files.value(0)));
    return files.size() == 1 && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What is on the disk while its window lives.
inline storage::Draft writtenDraft(const QTemporaryDir &directory)
{
    const auto draft = storage::readDraft(draftBytes(directory));
    return draft ? *draft : storage::Draft();
}

/// The example in the demo, with `step` reached by Next.
inline void openInDemo(Driver &driver, int step)
{
    driver.window().openPlan(QStringLiteral(DFW_SOURCE_DIR) +
                             QStringLiteral("/resources/examples/database.json"));
    QVERIFY(driver.click(QStringLiteral("startDemoButton")));
    QTRY_VERIFY_WITH_TIMEOUT(driver.program().session().isConnected(), Driver::longWait);
    while (driver.window().currentStep() < step) {
        const int before = driver.window().currentStep();
        QVERIFY(driver.click(QStringLiteral("nextButton")));
        QTRY_COMPARE_WITH_TIMEOUT(driver.window().currentStep(), before + 1, Driver::longWait);
    }
}

} // namespace dfw::test
