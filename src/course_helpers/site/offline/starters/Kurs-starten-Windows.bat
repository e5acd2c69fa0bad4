@echo off
rem Serves the course on this machine only: with Python where it is installed, else with Windows' own PowerShell.
chcp 65001 >nul
title Kurs: Neuronale Netze verstehen
if not exist "%~dp0programm" (
  echo Entpacke zuerst die ganze zip-Datei: Rechtsklick, "Alle extrahieren". Starte dann von dort.
  pause
  exit /b 1
)
cd /d "%~dp0programm"
py -3 --version >nul 2>nul && py -3 kurs.py %* && goto :eof
python --version >nul 2>nul && python kurs.py %* && goto :eof
powershell -NoProfile -ExecutionPolicy Bypass -File kurs.ps1 %*
if errorlevel 1 (
  echo Der Kurs ließ sich nicht starten. Lesen geht trotzdem: Öffne Kurs-lesen.html.
  pause
)
