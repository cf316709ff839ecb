// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace dfw::ui {

class IdRow;
class Text;

/// What the demo is: organisation, sandbox, address. Object names: factOrganisation, factSandbox,
/// factHost.
class DemoFacts : public QWidget
{
    Q_OBJECT
public:
    explicit DemoFacts(QWidget *parent = nullptr);

    void setFacts(const QString &organisation, const QString &sandbox, const QString &address);

private:
    IdRow *m_organisation;
    Text *m_sandbox;
    Text *m_address;
};

} // namespace dfw::ui
