// SPDX-License-Identifier: Apache-2.0
// What any wizard costs: Qt's own, with one page that has nothing on it.
#include "firstpaint.h"

#include <QApplication>
#include <QWizard>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QWizard wizard;
    wizard.addPage(new QWizardPage);
    wizard.show();
    return argc > 1 ? dfw::bench::runUntilPainted(argv[1]) : 2;
}
